export type CronFieldName = 'second' | 'minute' | 'hour' | 'dayOfMonth' | 'month' | 'dayOfWeek';

/** What is wrong with a cron expression, and where. */
export class CronError extends Error {
  override readonly name = 'CronError';

  /**
   * @param field the field that is wrong; 'expression' when it is the whole
   * @param start first wrong character of the text as it was given, from 0
   * @param end one past the last wrong character
   * @param message one plain sentence for people, such as "Minute must be 0–59; got 75"
   */
  constructor(
    readonly field: CronFieldName | 'expression',
    readonly start: number,
    readonly end: number,
    message: string,
  ) {
    super(message);
  }
}
