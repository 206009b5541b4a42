'use server';

import { z } from 'zod';
import type { ActionResult } from '@/app/_console/action-result';
import { runAction } from '@/app/_console/run-action';
import type { CreateScheduleInput, UpdateScheduleInput } from '@/lib/contracts/schedule';
import type { Schedule } from '@/lib/contracts/schedule-view';
import { parseInput } from '@/lib/services/parse-input';
import { createSchedule } from '@/lib/services/schedules/create';
import { deleteSchedule } from '@/lib/services/schedules/delete';
import { foreseeDeletion } from '@/lib/services/schedules/foresee-deletion';
import { pauseSchedule } from '@/lib/services/schedules/pause';
import { resumeSchedule } from '@/lib/services/schedules/resume';
import { triggerSchedule } from '@/lib/services/schedules/trigger';
import { updateSchedule } from '@/lib/services/schedules/update';

// Anybody can call an action with anything: what the services don't parse themselves is parsed here.
const idSchema = z.guid();
const versionSchema = z.int().positive();

/** @returns the new schedule's id */
export async function saveNewSchedule(input: CreateScheduleInput): Promise<ActionResult<string>> {
  return runAction(async (context) => (await createSchedule(context, input)).id);
}

/** Saves an edit that began at `version`; refused when somebody else saved meanwhile. */
export async function saveSchedule(
  id: string,
  version: number,
  input: UpdateScheduleInput,
): Promise<ActionResult<Schedule>> {
  return runAction((context) =>
    updateSchedule(context, parseInput(idSchema, id), input, {
      expected: [parseInput(versionSchema, version)],
    }),
  );
}

export async function setScheduleEnabled(id: string, enabled: boolean): Promise<ActionResult<Schedule>> {
  return runAction((context) => {
    const change = parseInput(z.boolean(), enabled) ? resumeSchedule : pauseSchedule;
    return change(context, parseInput(idSchema, id));
  });
}

/** @returns the id of the execution */
export async function runScheduleNow(id: string): Promise<ActionResult<string>> {
  return runAction(async (context) => (await triggerSchedule(context, parseInput(idSchema, id))).id);
}

/** What the question before a deletion says. */
export async function readDeletionEffect(id: string) {
  return runAction((context) => foreseeDeletion(context, parseInput(idSchema, id)));
}

export async function removeSchedule(id: string): Promise<ActionResult> {
  return runAction(async (context) => {
    await deleteSchedule(context, parseInput(idSchema, id));
    return null;
  });
}
