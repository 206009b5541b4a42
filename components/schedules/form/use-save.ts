'use client';

import { useState } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import type { ActionFailure, ActionResult } from '@/app/_console/action-result';
import { formPath } from './form-request';
import type { ScheduleFormValues } from './form-values';

export type Save = (values: ScheduleFormValues) => Promise<ActionResult<unknown>>;

/** Saves; what the server refuses is told at its fields, and what no field stands for is the failure. */
export function useSave(form: UseFormReturn<ScheduleFormValues>, save: Save) {
  const [failure, setFailure] = useState<ActionFailure | null>(null);
  const [isSaved, setIsSaved] = useState(false);

  async function submit(values: ScheduleFormValues) {
    setFailure(null);
    const result = await reach(() => save(values));
    setIsSaved(result.ok);
    if (!result.ok) setFailure(placeErrors(form, result));
  }
  return { failure, isSaved, submit };
}

/** Puts errors at their fields. @returns what is left to tell; null when every error has its field */
export function placeErrors(
  form: UseFormReturn<ScheduleFormValues>,
  failure: ActionFailure,
): ActionFailure | null {
  const values = form.getValues();
  const unplaced = failure.errors.filter(({ path, message }) => {
    const name = formPath(path, values);
    if (name) form.setError(name as 'name', { message }, { shouldFocus: true });
    return name === null;
  });
  if (failure.errors.length > 0 && unplaced.length === 0) return null;
  return { ...failure, message: unplaced.map(({ message }) => message).join('; ') || failure.message };
}

/** A server that can't be reached rejects the action's promise. */
async function reach<Data>(action: () => Promise<ActionResult<Data>>): Promise<ActionResult<Data>> {
  try {
    return await action();
  } catch {
    return {
      ok: false,
      code: 'unreachable',
      message: 'The server can’t be reached; nothing was saved. What you typed stays here',
      errors: [],
    };
  }
}
