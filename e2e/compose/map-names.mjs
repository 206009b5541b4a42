// Loaded before a process of the Compose test: the names of Compose's network become addresses of the loopback.
import dns from 'node:dns';
import { syncBuiltinESMExports } from 'node:module';

const addresses = JSON.parse(process.env.COMPOSE_NAMES);
const lookup = dns.lookup;
const lookupPromise = dns.promises.lookup;
const mapped = (name) => addresses[name] ?? name;

dns.lookup = (name, ...rest) => lookup(mapped(name), ...rest);
dns.promises.lookup = (name, ...rest) => lookupPromise(mapped(name), ...rest);
syncBuiltinESMExports();
