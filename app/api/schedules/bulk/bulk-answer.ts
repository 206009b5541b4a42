import type { BulkAnswer, BulkResult } from '@/lib/contracts/bulk';
import { ServiceError } from '@/lib/services/errors';
import type { BulkFailure, BulkOutcome } from '@/lib/services/schedules/bulk/outcome';
import { problemOf } from '../../_http/problem-response';

const STATUSES = { create: 201, pause: 200, resume: 200 } as const;

/** @param minimal without what was made or changed, but its id */
export function bulkAnswer(outcomes: readonly BulkOutcome[], { minimal }: { minimal: boolean }): BulkAnswer {
  const results = outcomes.map((outcome) => resultOf(outcome, minimal));
  const failed = results.filter(({ problem }) => problem !== undefined).length;
  return { succeeded: results.length - failed, failed, results };
}

function resultOf(outcome: BulkOutcome, minimal: boolean): BulkResult {
  switch (outcome.action) {
    case 'delete':
      return { status: 204, id: outcome.id };
    case 'none': {
      const { problem } = problemOf(toError(outcome.failure));
      return { status: problem.status, ...(outcome.id === undefined ? {} : { id: outcome.id }), problem };
    }
    case 'trigger': {
      const { execution } = outcome;
      return { status: 202, id: execution.scheduleId, ...(minimal ? {} : { execution }) };
    }
    default: {
      const { action, schedule } = outcome;
      return { status: STATUSES[action], id: schedule.id, ...(minimal ? {} : { schedule }) };
    }
  }
}

const toError = ({ code, errors, message }: BulkFailure) =>
  code === 'internal' ? new Error(message) : new ServiceError(code, message, { errors });
