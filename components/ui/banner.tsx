import { CircleX, Info, type LucideIcon, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from './class-names';
import { type Tone, toneBox, toneText } from './tone';

const ICONS: Record<Tone, LucideIcon> = {
  danger: CircleX,
  info: Info,
  neutral: Info,
  success: Info,
  waiting: Info,
  warning: TriangleAlert,
};

interface BannerProps {
  tone: Tone;
  title: ReactNode;
  icon?: LucideIcon;
  /** Full width under a page's head, instead of a box in a pane. */
  full?: boolean;
  /** The next step: a link or a button. */
  action?: ReactNode;
  className?: string;
  children?: ReactNode;
}

export function Banner({ tone, title, icon, full, action, className, children }: BannerProps) {
  const Icon = icon ?? ICONS[tone];
  return (
    <div
      className={cn(
        'flex items-start gap-2.5 border px-3',
        action !== undefined && 'max-md:flex-wrap',
        toneBox[tone],
        action === undefined ? 'py-[9px]' : 'py-[5px]',
        full ? 'rounded-none border-x-0 px-6 max-md:px-4' : 'rounded',
        className,
      )}
    >
      <Icon
        className={cn('size-4', action === undefined ? 'mt-0.5' : 'mt-1.5', toneText[tone])}
        aria-hidden
      />
      <div
        className={cn(
          'min-w-0 flex-1 break-words',
          action !== undefined && 'py-1 max-md:basis-[calc(100%-26px)]',
        )}
      >
        <span className={cn('font-[550]', toneText[tone])}>{title}</span>{' '}
        {children ? <span className="text-text-muted">{children}</span> : null}
      </div>
      {action === undefined ? null : (
        <div className="flex min-h-7 items-center max-md:pl-[26px]">{action}</div>
      )}
    </div>
  );
}
