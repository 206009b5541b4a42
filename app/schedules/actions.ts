'use server';

import { z } from 'zod';
import type { ActionResult } from '@/app/_console/action-result';
import { runAction } from '@/app/_console/run-action';
import { BULK_LIMITS } from '@/lib/contracts/bulk';
import type { CronParse } from '@/lib/contracts/cron-parse';
import type { TriggerScheduleInput } from '@/lib/contracts/execution';
import type { PauseScheduleInput, ResumeScheduleInput } from '@/lib/contracts/pause';
import type { CreateScheduleInput, UpdateScheduleInput } from '@/lib/contracts/schedule';
import type { ListSchedulesQuery, Schedule } from '@/lib/contracts/schedule-view';
import type { TestRequestInput, TestResult } from '@/lib/contracts/test-request';
import { parseRecurrenceIn } from '@/lib/services/cron/parse';
import { ServiceError } from '@/lib/services/errors';
import { parseInput } from '@/lib/services/parse-input';
import { runBulk } from '@/lib/services/schedules/bulk/run';
import { createSchedule } from '@/lib/services/schedules/create';
import { deleteSchedule } from '@/lib/services/schedules/delete';
import { duplicateSchedule } from '@/lib/services/schedules/duplicate';
import { exportChosen } from '@/lib/services/schedules/export-chosen';
import { foreseeDeletion, foreseeDeletions } from '@/lib/services/schedules/foresee-deletion';
import { foreseeResumption } from '@/lib/services/schedules/foresee-resumption';
import { listMatching } from '@/lib/services/schedules/list-matching';
import { pauseSchedule } from '@/lib/services/schedules/pause';
import { readActivity } from '@/lib/services/schedules/read-activity';
import { resumeSchedule } from '@/lib/services/schedules/resume';
import { sendTestRequest } from '@/lib/services/schedules/send-test-request';
import { triggerSchedule } from '@/lib/services/schedules/trigger';
import { undeleteSchedule } from '@/lib/services/schedules/undelete';
import { updateSchedule } from '@/lib/services/schedules/update';
import { foreseeRestore } from '@/lib/services/schedules/versions/foresee-restore';
import { restoreVersion } from '@/lib/services/schedules/versions/restore';

// Anybody can call an action with anything: what the services don't parse themselves is parsed here.
const idSchema = z.guid();
const idsSchema = z.array(idSchema).min(1).max(BULK_LIMITS.operations);
const bulkActionSchema = z.enum(['delete', 'pause', 'resume', 'trigger']);
const COUNTED_AT_MOST = 20;
const EXPORTED_AT_ONCE = 500;
/** Of a query, whose parts the list knows. */
const textsSchema = z.record(z.string(), z.string());
const versionSchema = z.int().positive();

/**
 * @param sourceId the schedule that it is a duplicate of, whose values masked headers stand for
 * @returns the new schedule's id
 */
export async function saveNewSchedule(
  input: CreateScheduleInput,
  sourceId: string | null = null,
): Promise<ActionResult<string>> {
  return runAction(async (context) => {
    const schedule =
      sourceId === null
        ? await createSchedule(context, input)
        : await duplicateSchedule(context, parseInput(idSchema, sourceId), input);
    return schedule.id;
  });
}

/** The expression that a text in words means, in the zone that it names or else in the one that is chosen. */
export async function readRecurrenceWords(text: string, timezone: string): Promise<ActionResult<CronParse>> {
  return runAction(async () => parseRecurrenceIn({ text, timezone, count: 1 }));
}

/** Calls the agent once, without a schedule that would remember it. */
export async function tryRequest(input: TestRequestInput): Promise<ActionResult<TestResult>> {
  return runAction((context) => sendTestRequest(context, input));
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

/** Pauses it, with an end or without one. */
export async function pauseFor(id: string, input: PauseScheduleInput): Promise<ActionResult<Schedule>> {
  return runAction((context) => pauseSchedule(context, parseInput(idSchema, id), input));
}

/** What the question before a resumption says. */
export async function readResumptionEffect(id: string) {
  return runAction((context) => foreseeResumption(context, parseInput(idSchema, id)));
}

export async function resumeWith(id: string, input: ResumeScheduleInput): Promise<ActionResult<Schedule>> {
  return runAction((context) => resumeSchedule(context, parseInput(idSchema, id), input));
}

/** What the question before the restoration of a version says. */
export async function readRestoreEffect(id: string, version: number) {
  return runAction((context) =>
    foreseeRestore(context, parseInput(idSchema, id), String(parseInput(versionSchema, version))),
  );
}

/** Makes the schedule what a version was; refused when it is not at version `current` any more. */
export async function restoreScheduleVersion(
  id: string,
  version: number,
  current: number,
): Promise<ActionResult<Schedule>> {
  return runAction((context) =>
    restoreVersion(context, parseInput(idSchema, id), String(parseInput(versionSchema, version)), {
      expected: [parseInput(versionSchema, current)],
    }),
  );
}

export async function setScheduleEnabled(id: string, enabled: boolean): Promise<ActionResult<Schedule>> {
  return runAction((context) => {
    const change = parseInput(z.boolean(), enabled) ? resumeSchedule : pauseSchedule;
    return change(context, parseInput(idSchema, id));
  });
}

/**
 * @param input without a payload the schedule's own is sent
 * @returns the id of the execution
 */
export async function runScheduleNow(
  id: string,
  input: TriggerScheduleInput = {},
): Promise<ActionResult<string>> {
  return runAction(async (context) => (await triggerSchedule(context, parseInput(idSchema, id), input)).id);
}

/** What the question before a deletion says. */
export async function readDeletionEffect(id: string) {
  return runAction((context) => foreseeDeletion(context, parseInput(idSchema, id)));
}

/** The same of a few schedules together. */
export async function readDeletionEffects(ids: string[]) {
  return runAction((context) => foreseeDeletions(context, parseInput(idsSchema.max(COUNTED_AT_MOST), ids)));
}

/** A part of all that the list's filters leave. */
export async function readMatching(query: Omit<ListSchedulesQuery, 'limit'>) {
  return runAction((context) => listMatching(context, parseInput(textsSchema, query)));
}

/** What a file has of some schedules. */
export async function readExported(ids: string[]) {
  return runAction((context) => exportChosen(context, parseInput(idsSchema.max(EXPORTED_AT_ONCE), ids)));
}

export async function removeSchedule(id: string): Promise<ActionResult> {
  return runAction(async (context) => {
    await deleteSchedule(context, parseInput(idSchema, id));
    return null;
  });
}

/** What a page of the list shows beside its rows: the last outcomes of each, and its success rate. */
export async function readScheduleActivity(ids: string[]) {
  return runAction((context) => readActivity(context, parseInput(idsSchema.max(200), ids)));
}

export type BulkAction = z.output<typeof bulkActionSchema>;

/** What became of many: ids that were changed, and why others weren't. */
export interface BulkReport {
  done: string[];
  failed: { id: string; message: string }[];
}

/** Does the same to many schedules; each succeeds or fails by itself. */
export async function changeSchedules(action: BulkAction, ids: string[]): Promise<ActionResult<BulkReport>> {
  return runAction(async (context) => {
    const wanted = parseInput(idsSchema, ids);
    const does = parseInput(bulkActionSchema, action);
    const outcomes = await runBulk(context, { operations: wanted.map((id) => ({ action: does, id })) });
    const report: BulkReport = { done: [], failed: [] };
    outcomes.forEach((outcome, index) => {
      const id = wanted[index]!;
      if (outcome.action === 'none') report.failed.push({ id, message: outcome.failure.message });
      else report.done.push(id);
    });
    return report;
  });
}

/** Brings deleted schedules back, one after the other. */
export async function restoreSchedules(ids: string[]): Promise<ActionResult<BulkReport>> {
  return runAction(async (context) => {
    const report: BulkReport = { done: [], failed: [] };
    for (const id of parseInput(idsSchema, ids)) {
      try {
        await undeleteSchedule(context, id);
        report.done.push(id);
      } catch (error) {
        if (!(error instanceof ServiceError) || error.code === 'unavailable') throw error;
        report.failed.push({ id, message: error.message });
      }
    }
    return report;
  });
}
