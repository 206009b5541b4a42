import { setTimeout as sleep } from 'node:timers/promises';
import type { Command } from 'commander';
import { getExecution } from '@/clients/typescript/scheduler-api';
import { isTerminal } from '@/lib/domain/execution';
import { CliError, usageError } from '../../cli-error';
import { EXIT } from '../../exit-code';
import type { Session } from '../../session';
import { showExecution } from './show-execution';

export interface WaitOptions {
  waitSeconds?: string;
}

const FIRST_LOOK_MS = 100;
const SLOWEST_LOOK_MS = 2_000;
const SLOWER = 1.5;

export const takesWait = (command: Command): Command =>
  command.option('--wait-seconds <seconds>', 'with --wait: how long at the most', '3600');

/**
 * Waits until an execution has ended, and shows it.
 *
 * @throws CliError when it takes too long
 */
export async function waitForEnd(
  session: Session,
  id: string,
  { waitSeconds = '3600' }: WaitOptions,
): Promise<void> {
  if (!/^[1-9]\d{0,6}$/.test(waitSeconds)) throw usageError('--wait-seconds must be a whole number from 1');
  const { nowMs } = session.environment;
  const untilMs = nowMs() + Number(waitSeconds) * 1_000;
  for (let pauseMs = FIRST_LOOK_MS; ; pauseMs = Math.min(pauseMs * SLOWER, SLOWEST_LOOK_MS)) {
    const execution = await session.service.ask((by) => getExecution(id, {}, by));
    if (isTerminal(execution.status)) {
      showExecution(session, execution);
      if (execution.status !== 'succeeded') session.exitCode = EXIT.failed;
      return;
    }
    if (nowMs() >= untilMs) {
      throw new CliError(`Execution ${id} is still ${execution.status} after ${waitSeconds} s`, EXIT.failed);
    }
    await sleep(pauseMs);
  }
}
