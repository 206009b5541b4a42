'use server';

import { z } from 'zod';
import type { ActionResult } from '@/app/_console/action-result';
import { runAction } from '@/app/_console/run-action';
import type { Execution, TriggerScheduleInput } from '@/lib/contracts/execution';
import { cancelExecution } from '@/lib/services/executions/cancel';
import { findNeighbours } from '@/lib/services/executions/find-neighbours';
import { runAgain } from '@/lib/services/executions/run-again';
import { parseInput } from '@/lib/services/parse-input';

// Anybody can call an action with anything: what the services don't parse themselves is parsed here.
const idSchema = z.guid();
const ofScheduleSchema = z.strictObject({ id: idSchema, scheduleId: idSchema });

export async function cancelRun(id: string): Promise<ActionResult<Execution>> {
  return runAction((context) => cancelExecution(context, parseInput(idSchema, id)));
}

/**
 * @param input in place of what it was given
 * @returns the id of the new execution
 */
export async function runOnceMore(id: string, input?: TriggerScheduleInput): Promise<ActionResult<string>> {
  return runAction(async (context) => (await runAgain(context, parseInput(idSchema, id), input)).id);
}

export async function readNeighbours(of: Pick<Execution, 'id' | 'scheduleId'>) {
  return runAction((context) => findNeighbours(context, parseInput(ofScheduleSchema, of)));
}
