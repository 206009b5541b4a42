import { ERROR_CLASSES, type ErrorClass } from '@/lib/domain/execution';
import { isRetryableStatus } from '@/lib/domain/retry-policy';

export interface ErrorMeaning {
  /** What happened, for somebody who never read the documentation. */
  what: string;
  /** What the scheduler does about it. */
  next: string;
}

const RETRIED = 'It is tried again as long as attempts are left.';
const NOT_RETRIED = 'Asking again would give the same, so it isn’t retried.';

const MEANINGS: Record<Exclude<ErrorClass, 'http'>, ErrorMeaning> = {
  before_upgrade: {
    what: 'It had not ended when this database was taken over from the earlier service.',
    next: 'What became of it isn’t known; it isn’t run again.',
  },
  cancelled: {
    what: 'It was cancelled before it could end by itself.',
    next: 'Nothing more happens to it.',
  },
  egress: {
    what: 'The address that the agent’s name stands for may not be called from here.',
    next: `No packet was sent to it. ${NOT_RETRIED} EGRESS_ALLOW can open a range of addresses.`,
  },
  invalid_request: {
    what: 'The request could not be put together from the schedule’s URL, headers and payload.',
    next: NOT_RETRIED,
  },
  network: {
    what: 'The agent could not be reached, or the connection broke.',
    next: RETRIED,
  },
  poisoned: {
    what: 'Three times a worker died while it ran this.',
    next: 'It is given up, so that it can’t take more workers with it.',
  },
  redirect: {
    what: 'The agent answered with another address instead of a result.',
    next: 'Redirects aren’t followed: the other address would get the secrets of this one. Put the final URL into the schedule.',
  },
  timeout: {
    what: 'No complete answer came within the timeout. The agent may have done its work all the same.',
    next: `${RETRIED} Every attempt has the same Idempotency-Key, by which an agent can tell.`,
  },
  too_large: {
    what: 'The answer was larger than what is kept, and was cut.',
    next: 'The agent has done its work and would send as much again, so it isn’t retried.',
  },
  unstorable: {
    what: 'What came back could not be stored.',
    next: NOT_RETRIED,
  },
  worker_lost: {
    what: 'The worker that made the call died or lost its connection, and took the answer with it. Whether the agent did its work isn’t known.',
    next: 'Unless the schedule says otherwise, another worker tries again; a lost attempt doesn’t count against the retry policy. Every attempt has the same Idempotency-Key, by which an agent can tell.',
  },
};

/** What an error class means and what follows from it; null for a class that this console doesn't know. */
export function errorMeaning(errorClass: string | null, httpStatus: number | null): ErrorMeaning | null {
  if (errorClass === 'http') return httpMeaning(httpStatus ?? 0);
  const known = ERROR_CLASSES.find((name) => name === errorClass);
  return known && known !== 'http' ? MEANINGS[known] : null;
}

function httpMeaning(status: number): ErrorMeaning {
  if (status === 429) {
    return {
      what: 'The agent takes no more calls for the moment: HTTP 429.',
      next: `${RETRIED} A Retry-After of the agent is kept to, up to the longest delay.`,
    };
  }
  if (status >= 500) {
    return { what: `The agent is there but failed to do it: HTTP ${status}.`, next: RETRIED };
  }
  if (isRetryableStatus(status)) {
    return { what: `The agent asks for the call to be made again: HTTP ${status}.`, next: RETRIED };
  }
  return { what: `The agent refused the request: HTTP ${status}.`, next: NOT_RETRIED };
}
