import type { EgressPolicy } from './egress-policy';

/** The one text for every refused address, so that nobody can scan a network by what it says. */
export const ADDRESS_REFUSED = 'The address of the agent is not allowed';

/**
 * What is wrong with an agent's URL, or null. Pure: a name is never resolved, it is judged when the call connects.
 *
 * Spellings such as `http://0x7f.1` need no rule of their own: the URL parser writes them all as `127.0.0.1`.
 */
export function checkAgentUrl(text: string, policy: EgressPolicy): string | null {
  if (hasControlCharacter(text)) return 'The URL must not contain line breaks or other control characters';
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return 'Must be a URL such as https://agent.example/run';
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    return 'The URL must begin with http:// or https://';
  if (url.username !== '' || url.password !== '') {
    return 'The URL must not contain a user name or password; use an authorization header';
  }
  const address = literalAddress(url.hostname);
  return address !== null && !policy.allows(address) ? ADDRESS_REFUSED : null;
}

/**
 * The IP address that a URL's `hostname` is, without the brackets of IPv6; null for a name. The URL parser writes every IPv4
 * address as four decimal numbers, so that node:net isn't needed and forms can ask in the browser.
 */
export function literalAddress(hostname: string): string | null {
  if (hostname.startsWith('[')) return hostname.slice(1, -1);
  return /^\d+(\.\d+){3}$/.test(hostname) ? hostname : null;
}

function hasControlCharacter(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code < 0x20 || code === 0x7f) return true;
  }
  return false;
}
