/** A file of schedules that can't be read. */
export class ScheduleFileError extends Error {
  override readonly name = 'ScheduleFileError';

  /** @param line from 1; undefined when no line is wrong */
  constructor(
    message: string,
    readonly line?: number,
  ) {
    super(message);
  }
}
