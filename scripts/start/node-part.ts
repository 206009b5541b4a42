import { spawn } from 'node:child_process';
import { openLog } from './log-file';
import type { PartSpec } from './part';

export interface NodePartOptions {
  name: string;
  tier: PartSpec['tier'];
  /** Arguments of node. */
  args: readonly string[];
  env: Record<string, string | undefined>;
  /** null: on this process's own output. */
  logFile: string | null;
  stopLimitMs: number;
}

/** A part that is a Node process. It counts as ready as soon as it was started. */
export function nodePart({ args, env, logFile, ...spec }: NodePartOptions): PartSpec {
  const output = logFile === null ? 'inherit' : openLog(logFile);
  return {
    ...spec,
    launch: () => {
      const child = spawn(process.execPath, args, {
        // A group of its own, so that Ctrl-C reaches the supervisor alone and each part is asked to stop once.
        detached: true,
        env: env as NodeJS.ProcessEnv,
        stdio: ['ignore', output, output],
      });
      return { process: child, ready: Promise.resolve() };
    },
  };
}
