import type { Attempt, Execution } from '@/lib/contracts/execution';

type Told = Pick<Execution, 'attempts' | 'error' | 'status'>;

/** What happened, in one sentence: "Failed after 3 attempts: the agent answered 503". */
export function outcomeSentence({ attempts, error, status }: Told): string {
  const because = error ? `: ${lowerFirst(error)}` : '';
  switch (status) {
    case 'succeeded':
      return attempts > 1 ? `Succeeded on attempt ${attempts}` : 'Succeeded at once';
    case 'failed':
      return attempts === 0
        ? `Failed without an attempt${because}`
        : `Failed after ${counted(attempts)}${because}`;
    case 'cancelled':
      return `Cancelled${because}`;
    case 'running':
      return `Attempt ${Math.max(1, attempts)} is running`;
    case 'retrying':
      return `Attempt ${attempts + 1} comes next${because}`;
    case 'pending':
      return attempts === 0 ? 'Waits for a worker' : `Attempt ${attempts + 1} waits for a worker`;
    case 'waiting':
      return 'The agent works on it';
  }
}

/** `4 ms late` or `3 ms early`; empty before it started. */
export function latenessPhrase(latenessMs: number | null, format: (ms: number) => string): string {
  if (latenessMs === null) return '';
  return latenessMs < 0 ? `${format(-latenessMs)} early` : `${format(latenessMs)} late`;
}

/** `attempt 1 was lost with its worker`; empty when none was. */
export function lostPhrase(attempts: readonly Pick<Attempt, 'number' | 'status'>[]): string {
  const lost = attempts.filter(({ status }) => status === 'unknown').map(({ number }) => number);
  if (lost.length === 0) return '';
  if (lost.length === 1) return `attempt ${lost[0]} was lost with its worker`;
  return `attempts ${lost.slice(0, -1).join(', ')} and ${lost.at(-1)} were lost with their workers`;
}

const counted = (attempts: number) => (attempts === 1 ? '1 attempt' : `${attempts} attempts`);

/** Messages begin with a capital of their own; names such as "HTTP" keep it. */
const lowerFirst = (text: string) =>
  /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
