import type { ScheduleFormValues } from './form-values';

export interface Example {
  id: string;
  title: string;
  about: string;
  /** The expression in words. */
  words: string;
  values: Partial<ScheduleFormValues> & Pick<ScheduleFormValues, 'cronExpression' | 'name'>;
}

/** Starting points for somebody who has no schedule yet; the agent's address is theirs to fill in. */
export const EXAMPLES: readonly Example[] = [
  {
    id: 'heartbeat',
    title: 'Heartbeat',
    about: 'A short call, to see that an agent is there',
    words: 'Every minute',
    values: { name: 'heartbeat', cronExpression: '* * * * *', timeoutMs: '5 s' },
  },
  {
    id: 'morning-briefing',
    title: 'Morning briefing',
    about: 'One call a working day, in your zone',
    words: 'At 09:00, Monday to Friday',
    values: {
      name: 'morning-briefing',
      cronExpression: '0 9 * * 1-5',
      payload: '{\n  "for": "{{fireTime}}"\n}',
    },
  },
  {
    id: 'nightly-batch',
    title: 'Nightly batch',
    about: '10 min timeout, 5 attempts over 1 h',
    words: 'At 02:30',
    values: {
      name: 'nightly-batch',
      cronExpression: '30 2 * * *',
      timeoutMs: '10 min',
      retryPolicy: {
        maxAttempts: '5',
        backoffMultiplier: '2',
        initialDelayMs: '4 min',
        maxDelayMs: '30 min',
      },
    },
  },
];

export const findExample = (id: string | undefined): Example | undefined =>
  EXAMPLES.find((example) => example.id === id);
