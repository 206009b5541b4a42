import { describe, expect, it } from 'vitest';
import { createEgressPolicy } from './egress-policy';

const local = createEgressPolicy({ mode: 'local' });
const production = createEgressPolicy({ mode: 'production' });

const NOT_PUBLIC = [
  ['unspecified', '0.0.0.0'],
  ['"this" network', '0.1.2.3'],
  ['private 10/8', '10.255.0.1'],
  ['shared address space', '100.64.0.1'],
  ['a metadata service in shared space', '100.100.100.200'],
  ['metadata', '169.254.169.254'],
  ['a public-looking metadata service', '168.63.129.16'],
  ['private 172.16/12', '172.31.255.255'],
  ['protocol assignments', '192.0.0.192'],
  ['documentation 1', '192.0.2.1'],
  ['private 192.168/16', '192.168.1.1'],
  ['benchmarks', '198.19.0.1'],
  ['documentation 2', '198.51.100.7'],
  ['documentation 3', '203.0.113.7'],
  ['multicast', '224.0.0.1'],
  ['reserved', '240.0.0.1'],
  ['broadcast', '255.255.255.255'],
  ['unspecified IPv6', '::'],
  ['IPv4-compatible loopback', '::127.0.0.1'],
  ['IPv4-mapped private', '::ffff:10.0.0.1'],
  ['IPv4-mapped metadata in hex', '::ffff:a9fe:a9fe'],
  ['IPv4-mapped, written out', '0:0:0:0:0:ffff:c0a8:0101'],
  ['IPv4-translated', '::ffff:0:10.0.0.1'],
  ['NAT64 of a private address', '64:ff9b::10.0.0.1'],
  ['NAT64 of metadata', '64:ff9b::a9fe:a9fe'],
  ['local NAT64', '64:ff9b:1::1'],
  ['Teredo', '2001:0:1234::1'],
  ['documentation IPv6', '2001:db8::1'],
  ['6to4 of a private address', '2002:a00:1::1'],
  ['documentation, large', '3fff::1'],
  ['unique local', 'fd00:ec2::254'],
  ['link-local', 'fe80::1'],
  ['link-local with a zone', 'fe80::1%eth0'],
  ['site-local', 'fec0::1'],
  ['multicast IPv6', 'ff02::1'],
  ['no address at all', 'localhost'],
  ['nothing', ''],
] as const;

const LOOPBACK = ['127.0.0.1', '127.8.9.10', '::1', '0:0:0:0:0:0:0:1', '::ffff:127.0.0.1', '::ffff:7f00:1'];
const PUBLIC = [
  '1.1.1.1',
  '100.63.255.255',
  '172.32.0.1',
  '::ffff:8.8.8.8',
  '64:ff9b::8.8.8.8',
  '2a00:1450::1',
];

describe('egress policy', () => {
  it.each(NOT_PUBLIC)('refuses %s (%s) in both modes', (_, address) => {
    expect(local.allows(address)).toBe(false);
    expect(production.allows(address)).toBe(false);
  });

  it.each(LOOPBACK)('allows loopback %s in local mode only', (address) => {
    expect(local.allows(address)).toBe(true);
    expect(production.allows(address)).toBe(false);
  });

  it.each(PUBLIC)('allows public %s in both modes', (address) => {
    expect(local.allows(address)).toBe(true);
    expect(production.allows(address)).toBe(true);
  });

  it('allows what is listed, in each spelling of it, and nothing beside', () => {
    const policy = createEgressPolicy({
      mode: 'production',
      allow: ['10.1.0.0/16', '192.168.1.7', 'fd00::/8'],
    });
    for (const address of ['10.1.2.3', '::ffff:10.1.2.3', '192.168.1.7', 'fd12::1']) {
      expect(policy.allows(address)).toBe(true);
    }
    for (const address of ['10.2.0.1', '192.168.1.8', 'fe80::1', '127.0.0.1']) {
      expect(policy.allows(address)).toBe(false);
    }
  });

  it.each(['mock-agent', '10.0.0.0/33', '10.0.0.0/-1', '10.0.0.0/8/8', '10.0.0.0/', '::/129', '10.1', ''])(
    'says which entry of the list is bad: "%s"',
    (entry) => {
      expect(() => createEgressPolicy({ mode: 'local', allow: ['10.0.0.1', entry] })).toThrow(
        `"${entry}" is neither an IP address nor a CIDR range`,
      );
    },
  );
});
