declare global {
  /** Read by the style helper of Radix' dialogs (get-nonce), which adds a style element when one opens. */
  var __webpack_nonce__: string | undefined;
}

/** Remembers the nonce of this page's Content-Security-Policy, for style elements that are added later. */
export function rememberStyleNonce(nonce: string | undefined): void {
  if (typeof window !== 'undefined') globalThis.__webpack_nonce__ ??= nonce;
}

/** That nonce. A page that is reached by a link is still under the policy of the first one. */
export const styleNonce = (): string | undefined => globalThis.__webpack_nonce__;
