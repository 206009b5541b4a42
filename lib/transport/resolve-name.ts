import type { LookupAddress } from 'node:dns';
import { lookup } from 'node:dns/promises';

/** All addresses of a name, as the system's resolver gives them (hosts file and search domains included). */
export type ResolveName = (hostname: string) => Promise<LookupAddress[]>;

/**
 * The system's resolver, asked once for callers that want the same name at the same time: look-ups hold one of libuv's few
 * threads each, and a name that hangs must not take them all. Nothing is kept once it has answered.
 */
export function createResolver(): ResolveName {
  const underWay = new Map<string, Promise<LookupAddress[]>>();
  return (hostname) => {
    const known = underWay.get(hostname);
    if (known) return known;
    const answer = lookup(hostname, { all: true }).finally(() => underWay.delete(hostname));
    underWay.set(hostname, answer);
    return answer;
  };
}
