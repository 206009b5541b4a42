/** A curl command whose request can't be told for sure; the message says why. */
export class UnclearCurlError extends Error {
  override readonly name = 'UnclearCurlError';
}
