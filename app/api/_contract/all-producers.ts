import { bulkProducers } from './bulk.producers';
import type { Producers } from './contract-api.fixture';
import { cronProducers } from './cron.producers';
import { eventProducers } from './events.producers';
import { executionProducers } from './executions.producers';

import { scheduleFileProducers } from './schedule-files.producers';

import { scheduleVersionProducers } from './schedule-versions.producers';

import { scheduleProducers } from './schedules.producers';
import { serviceProducers } from './service.producers';
import { skipProducers } from './skips.producers';
import { statsProducers } from './stats.producers';
import { workerProducers } from './workers.producers';

/** What makes every answer happen that is particular to an operation; a new file of producers goes into this list. */
export const ALL_PRODUCERS: Producers = {
  ...bulkProducers,
  ...cronProducers,
  ...eventProducers,
  ...executionProducers,
  ...scheduleFileProducers,
  ...scheduleProducers,
  ...scheduleVersionProducers,
  ...serviceProducers,
  ...skipProducers,
  ...statsProducers,
  ...workerProducers,
};
