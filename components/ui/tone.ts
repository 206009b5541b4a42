/** Status colours. Each means one thing; see the design notes of the console. */
export type Tone = 'danger' | 'info' | 'neutral' | 'success' | 'waiting' | 'warning';

export const toneText: Record<Tone, string> = {
  danger: 'text-danger-fg',
  info: 'text-info-fg',
  neutral: 'text-neutral-fg',
  success: 'text-success-fg',
  waiting: 'text-waiting-fg',
  warning: 'text-warning-fg',
};

export const toneBox: Record<Tone, string> = {
  danger: 'border-danger-border bg-danger-bg',
  info: 'border-info-border bg-info-bg',
  neutral: 'border-neutral-border bg-neutral-bg',
  success: 'border-success-border bg-success-bg',
  waiting: 'border-waiting-border bg-waiting-bg',
  warning: 'border-warning-border bg-warning-bg',
};
