/** A part of the text that can't be read, or that cron can't say. */
export class WordsError extends Error {
  override readonly name = 'WordsError';

  /**
   * @param start first character of the part in the text as it was given, from 0
   * @param end one past its last character
   * @param message one plain sentence for people
   */
  constructor(
    readonly start: number,
    readonly end: number,
    message: string,
  ) {
    super(message);
  }
}
