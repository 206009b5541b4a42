import { createServer, type Server } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterEach, expect, it } from 'vitest';
import { freePort } from '../free-port';
import { addressesOf, requireFreeAddress } from './listen-address';

const hasIpv6 = Object.values(networkInterfaces()).some((list) =>
  list?.some(({ address }) => address === '::1'),
);
const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function taken(host: string): Promise<number> {
  const port = await freePort();
  const server = createServer();
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(port, host, resolve));
  return port;
}

it('names the variable when the port is taken', async () => {
  const port = await taken('127.0.0.1');
  await expect(requireFreeAddress('127.0.0.1', port)).rejects.toThrow(
    `PORT: ${port} is taken by another program; try PORT=${port + 1} npm start`,
  );
});

it.runIf(hasIpv6)('sees a program on the other address of localhost', async () => {
  const port = await taken('::1');
  await expect(requireFreeAddress('127.0.0.1', port)).rejects.toThrow(/^PORT: /);
});

it('names HOST when the address is not one of this machine', async () => {
  await expect(requireFreeAddress('203.0.113.7', 3_000)).rejects.toThrow(/^HOST: 203\.0\.113\.7/);
});

it('accepts a free port', async () => {
  await requireFreeAddress('127.0.0.1', await freePort());
});

it('shows a name that a browser on this machine knows', () => {
  expect(addressesOf('127.0.0.1', 80).shown).toBe('http://localhost:80');
  expect(addressesOf('0.0.0.0', 80)).toEqual({ local: 'http://127.0.0.1:80', shown: 'http://localhost:80' });
  expect(addressesOf('::1', 80).local).toBe('http://[::1]:80');
});
