import { ConfigError } from '@/lib/config/config-error';

/** What went wrong in one line for a person. */
export function explain(error: unknown): string {
  if (error instanceof ConfigError) return error.message;
  const message = error instanceof Error ? error.message : String(error);
  if (isDiskFull(error, message)) return `The disk is full: ${message.split('\n')[0]}`;
  return message;
}

function isDiskFull(error: unknown, message: string): boolean {
  const { code } = (error ?? {}) as NodeJS.ErrnoException;
  return code === 'ENOSPC' || code === '53100' || /ENOSPC|[Nn]o space left/.test(message);
}
