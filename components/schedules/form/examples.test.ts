import { expect, it } from 'vitest';
import { createScheduleSchema } from '@/lib/contracts/schedule';
import { describeCron } from '@/lib/domain/recurrence/describe-cron';
import { EXAMPLES } from './examples';
import { findFormErrors } from './form-errors';
import { emptyFormValues } from './form-values';

it.each(EXAMPLES)('$title says of its expression what it is', ({ values, words }) => {
  expect(describeCron(values.cronExpression)).toBe(words);
});

it.each(EXAMPLES)('$title needs the agent only', ({ values }) => {
  const errors = findFormErrors({ ...emptyFormValues('UTC'), ...values }, createScheduleSchema);
  expect(errors.map((error) => error.path)).toEqual(['agentId', 'agentUrl']);
});
