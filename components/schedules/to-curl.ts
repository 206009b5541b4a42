import { shellQuote } from './shell-quote';

interface HttpRequest {
  httpMethod: string;
  url: string;
  headers: Readonly<Record<string, string>>;
  /** null: no body. */
  body: unknown;
}

/** The request as a command for a POSIX shell; whatever stands in it is one quoted word. */
export function toCurl({ httpMethod, url, headers, body }: HttpRequest): string {
  const names = Object.keys(headers).map((name) => name.toLowerCase());
  const lines = [`curl -X ${httpMethod} ${shellQuote(url)}`];
  for (const [name, value] of Object.entries(headers)) lines.push(`-H ${shellQuote(`${name}: ${value}`)}`);
  if (body !== null && body !== undefined) {
    if (!names.includes('content-type')) lines.push(`-H ${shellQuote('Content-Type: application/json')}`);
    lines.push(`--data-raw ${shellQuote(JSON.stringify(body))}`);
  }
  return lines.join(' \\\n  ');
}
