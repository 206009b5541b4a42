declare global {
  /** Read by the style helper of Radix' overlays (get-nonce) too, which adds a style element when one opens. */
  var __webpack_nonce__: string | undefined;
}

/** Remembers the nonce of this page's Content-Security-Policy, for style elements that components add later. */
export function rememberStyleNonce(nonce: string | undefined): void {
  if (typeof window !== 'undefined') globalThis.__webpack_nonce__ ??= nonce;
}

export const styleNonce = (): string | undefined => globalThis.__webpack_nonce__;
