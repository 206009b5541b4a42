/**
 * How Node runs the built worker. A worker makes some 20 kB of garbage for each execution, most of it dead within 100 ms: with the small
 * young generation of the default it outlives that, and a fifth of the worker's time goes to collecting it.
 */
export const workerArguments = (file: string): string[] => [
  '--enable-source-maps',
  '--min-semi-space-size=16',
  '--max-semi-space-size=64',
  file,
];
