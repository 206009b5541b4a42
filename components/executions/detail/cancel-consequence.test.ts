import { describe, expect, it } from 'vitest';
import { cancelConsequence } from './cancel-consequence';

describe('cancelConsequence', () => {
  it.each([
    ['running', 2, 'Cuts off attempt 2 at mailer'],
    ['pending', 0, 'mailer isn’t called'],
    ['pending', 1, 'Attempt 2 isn’t made'],
    ['retrying', 1, 'Attempt 2 isn’t made'],
    ['waiting', 1, 'isn’t waited for'],
  ] as const)('says what becomes of one that is %s after %d attempts', (status, attempts, words) => {
    expect(cancelConsequence({ agentId: 'mailer', attempts, status })).toContain(words);
  });
});
