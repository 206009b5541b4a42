import { BlockList, isIP } from 'node:net';

/** `local`: loopback may be called. `production`: public addresses only. Both refuse the rest unless it is listed. */
export type EgressMode = 'local' | 'production';

/** Which addresses may be called. */
export interface EgressPolicy {
  /** @param address IPv4 or IPv6 in any spelling that node:net takes; anything else is refused */
  allows(address: string): boolean;
}

/** IPv4 networks that are not public, by the IANA special-purpose registry, and one cloud's metadata address. */
const REFUSED_IPV4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '168.63.129.16/32',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
];

/** Outside of these an IPv6 address is not public: link-local, unique local, multicast, unspecified, discard-only, … */
const PUBLIC_IPV6 = ['2000::/3', '64:ff9b::/96'];

/** Inside of them, those that are not: Teredo and its neighbours, documentation, 6to4. */
const REFUSED_IPV6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

const LOOPBACK = ['127.0.0.0/8', '::1/128'];

/**
 * The rule for addresses that an agent may have.
 *
 * @param options.allow addresses and CIDR ranges (EGRESS_ALLOW), such as `10.1.2.3` or `fd00::/8`; no names, because a
 *   name says nothing about where a call ends
 * @throws RangeError naming the first entry that is neither
 */
export function createEgressPolicy(options: { mode: EgressMode; allow?: readonly string[] }): EgressPolicy {
  const allowed = blockListOf([...(options.allow ?? []), ...(options.mode === 'local' ? LOOPBACK : [])]);
  return { allows: (address) => isIP(address) !== 0 && (has(allowed, address) || isPublic(address)) };
}

// NAT64 embeds an IPv4 address in its last 32 bits; what is refused as IPv4 is refused there too. BlockList itself sees
// through the IPv4-mapped form (::ffff:10.0.0.1).
const refused = blockListOf([...REFUSED_IPV4, ...REFUSED_IPV4.map(insideNat64), ...REFUSED_IPV6]);
const publicIpv6 = blockListOf([...PUBLIC_IPV6, '::ffff:0:0/96']);

function isPublic(address: string): boolean {
  if (has(refused, address)) return false;
  return isIP(address) === 4 || has(publicIpv6, address);
}

function insideNat64(network: string): string {
  const [address, prefix] = network.split('/');
  return `64:ff9b::${address}/${96 + Number(prefix)}`;
}

function has(list: BlockList, address: string): boolean {
  return list.check(address, familyOf(address));
}

function blockListOf(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) addNetwork(list, network);
  return list;
}

function addNetwork(list: BlockList, network: string): void {
  const [address = '', prefix, ...rest] = network.split('/');
  const bits = isIP(address) === 4 ? 32 : 128;
  const length = prefix === undefined ? bits : /^\d{1,3}$/.test(prefix) ? Number(prefix) : Number.NaN;
  if (isIP(address) === 0 || rest.length > 0 || !(length <= bits)) {
    throw new RangeError(`"${network}" is neither an IP address nor a CIDR range`);
  }
  list.addSubnet(address, length, familyOf(address));
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 4 ? 'ipv4' : 'ipv6';
}
