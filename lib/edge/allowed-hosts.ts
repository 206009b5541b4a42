/**
 * Whether a request may name this host. A page whose name is made to lead to this machine (DNS rebinding) is of our origin for the
 * browser, and is told apart by its name alone; addresses of the loopback can't be made to lead elsewhere.
 *
 * @param host the Host header, with or without a port
 * @param allowed further names, in lower case; null = any
 */
export function isAllowedHost(host: string, allowed: readonly string[] | null): boolean {
  if (allowed === null) return true;
  const name = /^(\[[^\]]*\]|[^:]*)(?::\d*)?$/.exec(host.toLowerCase())?.[1]?.replace(/\.$/, '');
  if (name === undefined) return false;
  return isLoopback(name) || allowed.includes(name);
}

/** @param host a name or an address, an IPv6 one with or without brackets */
export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
