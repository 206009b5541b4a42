import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

type Variables = Record<string, string>;

/**
 * Environment that docker-compose.yml gives to a service.
 *
 * @param host variables of the shell that Compose is started from
 */
export function composeEnvironment(service: string, host: Variables): Variables {
  const { services } = parse(readFileSync('docker-compose.yml', 'utf8'), { merge: true });
  const environment: Record<string, unknown> = services[service].environment;
  return Object.fromEntries(
    Object.entries(environment).map(([name, value]) => [name, interpolate(String(value), host)]),
  );
}

/** `${NAME:-default}` as Compose reads it. */
function interpolate(text: string, host: Variables): string {
  return text.replaceAll(/\$\{(\w+):-([^}]*)\}/g, (_, name, fallback) => host[name] || fallback);
}
