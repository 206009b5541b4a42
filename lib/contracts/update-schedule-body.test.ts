import { expect, it } from 'vitest';
import { scheduleSchema } from './schedule-view';
import { updateScheduleBodySchema } from './update-schedule-body';

it('takes every field that a schedule is shown with', () => {
  expect(Object.keys(updateScheduleBodySchema.shape)).toEqual(
    expect.arrayContaining(Object.keys(scheduleSchema.shape)),
  );
});
