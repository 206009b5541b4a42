export const NEXT = 'node_modules/next/dist/bin/next';

/**
 * How long the web server keeps a connection that nothing is asked on, in ms: longer than load balancers do (60 s as a rule), so that it is not
 * the server that closes one while a request is on its way. Node's own 5 s reset such requests.
 */
export const WEB_KEEP_ALIVE_MS = 75_000;

/** How Node runs the built web server. */
export const webArguments = (host: string, port: number): string[] => [
  NEXT,
  'start',
  '-H',
  host,
  '-p',
  String(port),
  '--keepAliveTimeout',
  String(WEB_KEEP_ALIVE_MS),
];
