import { isIP, type LookupFunction, type Socket } from 'node:net';
import { buildConnector } from 'undici';
import { ADDRESS_REFUSED } from '@/lib/domain/agent-url';
import type { EgressPolicy } from '@/lib/domain/egress-policy';
import { createResolver, type ResolveName } from './resolve-name';

/** The address is not one that agents may have. Says no more, so that nobody can scan a network by it. */
export class EgressError extends Error {
  override readonly name = 'EgressError';

  constructor() {
    super(ADDRESS_REFUSED);
  }
}

/** Opens a socket, handed out at once so that an attempt to connect can be given up. */
export type Connect = (
  options: buildConnector.Options,
  callback: buildConnector.Callback,
) => Socket | undefined;

/**
 * A connector that opens sockets to allowed addresses only. Names: every address that the resolver gives must be allowed, and
 * exactly those are connected to, so that a second look-up can't bring in another one. Literal addresses: checked here, because
 * node:net asks no look-up for them. A refused address gets no packet.
 */
export function createGuardedConnect(
  policy: EgressPolicy,
  resolveName: ResolveName = createResolver(),
): Connect {
  const open = buildConnector({
    // The exchange's own timeout covers connecting.
    timeout: 0,
    lookup: createGuardedLookup(policy, resolveName),
  } as buildConnector.BuildOptions);
  return (options, callback) => {
    if (isIP(options.hostname) !== 0 && !policy.allows(options.hostname)) {
      queueMicrotask(() => callback(new EgressError(), null));
      return undefined;
    }
    // undici's connector returns its socket, though its type doesn't say so.
    return open(options, callback) as unknown as Socket;
  };
}

/** `lookup` for node:net that gives checked addresses or an error. */
export function createGuardedLookup(policy: EgressPolicy, resolveName: ResolveName): LookupFunction {
  return (hostname, options, callback) => {
    resolveName(hostname).then(
      (addresses) => {
        const first = addresses[0];
        if (first === undefined || !addresses.every(({ address }) => policy.allows(address))) {
          callback(new EgressError(), '', 0);
        } else if (options.all) {
          callback(null, addresses);
        } else {
          callback(null, first.address, first.family);
        }
      },
      (error) => callback(error, '', 0),
    );
  };
}
