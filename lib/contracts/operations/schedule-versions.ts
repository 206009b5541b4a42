import { z } from 'zod';
import {
  diffVersionsQuerySchema,
  listVersionsQuerySchema,
  type ScheduleVersion,
  scheduleVersionPageSchema,
  scheduleVersionSchema,
  type VersionDiff,
  versionDiffSchema,
} from '../schedule-version';
import { scheduleSchema } from '../schedule-view';
import { ifMatch } from './headers';
import { json, type Operation } from './operation';
import { scheduleIdParams } from './parameters';
import { editedMeanwhile, invalid, noSuch } from './problems';
import { SCHEDULE } from './schedules';

/** Any text is taken; one that is no version is not found. */
const versionParams = scheduleIdParams.extend({
  version: z.string().meta({ description: 'The number of the version', examples: ['1'] }),
});

const { createdAt, id, lastExecution, nextFireAt, updatedAt, version, ...definition } = SCHEDULE;

const SECOND: ScheduleVersion = {
  version: 2,
  changedAt: '2026-03-02T10:04:37.050Z',
  changedBy: 'anonymous:api',
  changedFields: ['headers', 'retryPolicy'],
  definition,
};

const DIFF: VersionDiff = {
  from: 1,
  to: 2,
  changes: [
    { path: 'headers.Authorization', kind: 'changed', from: '••••••••1234', to: '••••••••cret' },
    { path: 'retryPolicy.maxAttempts', kind: 'changed', from: 3, to: 5 },
  ],
};

/** What is asked of a schedule as it was before. */
export const scheduleVersionOperations: readonly Operation[] = [
  {
    operationId: 'listScheduleVersions',
    method: 'GET',
    path: '/api/schedules/{id}/versions',
    tag: 'Schedules',
    summary: 'List what a schedule was',
    description: 'Newest first, each with the fields that it changed.',
    params: scheduleIdParams,
    query: listVersionsQuerySchema,
    answers: {
      200: {
        description: 'A page of versions.',
        content: json(scheduleVersionPageSchema, { data: [SECOND], nextCursor: null }),
      },
      404: noSuch('schedule'),
      422: invalid({ path: 'cursor', message: 'The cursor is not one of this list' }),
    },
  },
  {
    operationId: 'getScheduleVersion',
    method: 'GET',
    path: '/api/schedules/{id}/versions/{version}',
    tag: 'Schedules',
    summary: 'Get a version of a schedule',
    params: versionParams,
    answers: {
      200: { description: 'The version.', content: json(scheduleVersionSchema, SECOND) },
      404: noSuch('version'),
    },
  },
  {
    operationId: 'diffScheduleVersions',
    method: 'GET',
    path: '/api/schedules/{id}/versions/{version}/diff',
    tag: 'Schedules',
    summary: 'Compare two versions of a schedule',
    description:
      'What changed from `against` to this version, leaf by leaf, lists as a whole. A secret that changed is among it, masked.',
    params: versionParams,
    query: diffVersionsQuerySchema,
    answers: {
      200: { description: 'What differs.', content: json(versionDiffSchema, DIFF) },
      404: noSuch('version'),
      422: invalid({ path: 'against', message: 'There is no version 7' }),
    },
  },
  {
    operationId: 'restoreScheduleVersion',
    method: 'POST',
    path: '/api/schedules/{id}/versions/{version}/restore',
    tag: 'Schedules',
    summary: 'Make a schedule what it was',
    description:
      'As a new version, secrets included. Whether it is paused stays as it is. What comes back is checked as an edit is.',
    params: versionParams,
    headers: z.object(ifMatch),
    answers: {
      200: {
        description: 'The schedule as it is now.',
        content: json(scheduleSchema, { ...SCHEDULE, version: 3 }),
        headers: ['ETag'],
      },
      404: noSuch('version'),
      412: editedMeanwhile,
      422: invalid({ path: 'cronExpression', message: 'This cron expression never fires again' }),
    },
  },
  {
    operationId: 'undeleteSchedule',
    method: 'POST',
    path: '/api/schedules/{id}/undelete',
    tag: 'Schedules',
    summary: 'Bring a deleted schedule back',
    description:
      'Within 24 h of its deletion. It fires from now on, unless it was paused; what was due meanwhile is one skip, and what ended as cancelled stays so. A schedule that is not deleted is answered as it is.',
    params: scheduleIdParams,
    headers: z.object(ifMatch),
    answers: {
      200: { description: 'The schedule.', content: json(scheduleSchema, SCHEDULE), headers: ['ETag'] },
      404: noSuch('schedule'),
      412: editedMeanwhile,
    },
  },
];
