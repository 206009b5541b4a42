/** Control characters, and those that turn the direction of text: what a stored name could play a terminal a trick with. */
const UNPRINTABLE = /[\p{Cc}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** Text on one line that a terminal shows as it is. */
export const printable = (text: string): string =>
  text.replace(/[\r\n\t]+/g, ' ').replace(UNPRINTABLE, '\ufffd');
