import { z } from 'zod';
import { exportSchedulesQuerySchema, type ScheduleFile, scheduleFileSchema } from '../schedule-file';
import {
  IMPORT_LIMITS,
  type ImportItemInput,
  type ImportResult,
  importItemSchema,
  importResultSchema,
  importSchedulesQuerySchema,
} from '../schedule-import';
import { type Content, json, type Operation } from './operation';
import { invalid, problem } from './problems';
import { SCHEDULE } from './schedules';

const { createdAt, lastExecution, nextFireAt, updatedAt, version, ...settings } = SCHEDULE;

const FILE: ScheduleFile = {
  formatVersion: 1,
  schedules: [{ ...settings, headers: {} }],
  leftOut: [{ id: SCHEDULE.id, name: SCHEDULE.name, path: 'headers.Authorization' }],
};

const ITEM: ImportItemInput = {
  name: SCHEDULE.name,
  cronExpression: '30 9 * * MON-FRI',
  agentId: SCHEDULE.agentId,
  agentUrl: SCHEDULE.agentUrl,
};

const YAML = `schedules:
  - name: Daily report
    cronExpression: 30 9 * * MON-FRI
    agentId: report-agent
    agentUrl: https://agents.example.com/report
`;

const RESULT: ImportResult = {
  dryRun: false,
  match: 'name',
  counts: { created: 0, failed: 0, unchanged: 0, updated: 1 },
  data: [
    {
      index: 0,
      id: SCHEDULE.id,
      name: SCHEDULE.name,
      action: 'updated',
      changes: [{ path: 'cronExpression', from: SCHEDULE.cronExpression, to: ITEM.cronExpression }],
      error: null,
    },
  ],
};

const yaml = (example: string): Content => ({
  'application/yaml': { schema: z.string(), examples: { default: example } },
});

const schedules = z.array(importItemSchema).max(IMPORT_LIMITS.schedules);
const importBody = z.union([
  schedules,
  z.strictObject({
    formatVersion: z.literal(1).optional(),
    schedules,
    leftOut: z.array(z.unknown()).optional().meta({ description: 'As an export has it; not read' }),
  }),
]);

/** Schedules as files. */
export const scheduleFileOperations: readonly Operation[] = [
  {
    operationId: 'exportSchedules',
    method: 'GET',
    path: '/api/schedules/export',
    tag: 'Schedules',
    summary: 'Export schedules as a file',
    description:
      'All that the filters leave, by their creation. Secrets are not in it; `leftOut` at its end says which, so that a file that was cut off can be told.',
    query: exportSchedulesQuerySchema,
    isFile: true,
    answers: {
      200: {
        description: 'The file.',
        content: {
          ...json(scheduleFileSchema, FILE),
          ...yaml('formatVersion: 1\nschedules: []\nleftOut: []\n'),
        },
      },
      422: invalid({ path: 'format', message: 'Format must be json or yaml' }),
    },
  },
  {
    operationId: 'importSchedules',
    method: 'POST',
    path: '/api/schedules/import',
    tag: 'Schedules',
    summary: 'Make schedules like those of a file',
    description:
      'Creates what is not there, edits what differs, leaves the rest alone, deletes nothing; the same file again changes nothing. Each schedule has `name`, `cronExpression`, `agentId` and `agentUrl`; any other field that is left out stays as it is. `headers` and `retryPolicy` are taken as a whole, but a secret that is left out or masked stays, and null removes it. Up to 10,000 schedules in 16 MiB of JSON or 256 KiB of YAML; a bad field has its `line` in files of up to 256 KiB. All is checked before anything is written.',
    query: importSchedulesQuerySchema,
    body: { required: true, content: { ...json(importBody, { schedules: [ITEM] }), ...yaml(YAML) } },
    answers: {
      200: {
        description: 'What became of each schedule, or would.',
        content: json(importResultSchema, RESULT),
      },
      413: problem('too-large', { detail: 'The body is larger than 16 MiB' }),
      415: problem('unsupported-media-type', {
        detail: 'The file must be sent as application/json or application/yaml',
      }),
      422: invalid({
        path: 'schedules.0.cronExpression',
        message: 'Hour must be 0–23; got 25',
        field: 'hour',
        start: 2,
        end: 4,
        line: 3,
      }),
    },
  },
];
