declare global {
  /** Read by the style helper of Radix' dialogs (get-nonce), which adds a style element when one opens. */
  var __webpack_nonce__: string | undefined;
}

/** Remembers the nonce of this page's Content-Security-Policy, for style elements that are added later. */
export function rememberStyleNonce(nonce: string | undefined): void {
  if (typeof window !== 'undefined') globalThis.__webpack_nonce__ ??= nonce;
}
