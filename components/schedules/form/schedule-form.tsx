'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { type ReactNode, useEffect, useState } from 'react';
import { FormProvider, useForm, useWatch } from 'react-hook-form';
import type { z } from 'zod';
import type { ActionFailure, ActionResult } from '@/app/_console/action-result';
import { PageHead } from '@/components/shell/page-head';
import { Banner } from '@/components/ui/banner';
import { FailureGroup } from './failure-group';
import { formPath, formSchema, toRequest } from './form-request';
import type { ScheduleFormValues } from './form-values';
import { Preview } from './preview';
import { SaveBar } from './save-bar';
import { UnsavedGuard } from './unsaved-guard';
import { useCronPreview } from './use-cron-preview';
import { WhatGroup } from './what-group';
import { WhenGroup } from './when-group';

interface ScheduleFormProps {
  title: string;
  titleAction?: ReactNode;
  initial: ScheduleFormValues;
  /** The browser's zone, which the first paint may not know yet: taken over until somebody chooses. */
  proposedZone?: string;
  /** The API's schema of the body. */
  contract: z.ZodType;
  /** Names of the headers that the schedule has already. */
  originalHeaders?: readonly string[];
  /** The schedule's id, when it has one. */
  seed?: string;
  saveLabel: string;
  cancelHref: string;
  save: (request: Record<string, unknown>) => Promise<ActionResult<unknown>>;
  /** What a failure that no field stands for means here, when it is more than its message. */
  explain?: (failure: ActionFailure) => ReactNode;
}

/** Create and edit: what is typed at the left, what it will do at the right. */
export function ScheduleForm(props: ScheduleFormProps) {
  const form = useForm<ScheduleFormValues>({
    defaultValues: props.initial,
    resolver: zodResolver(formSchema(props.contract, props.originalHeaders)),
    mode: 'onTouched',
  });
  const [failure, setFailure] = useState<ActionFailure | null>(null);
  const [cronExpression, timezone] = useWatch({
    control: form.control,
    name: ['cronExpression', 'timezone'],
  });
  const state = useCronPreview({ cronExpression, timezone, seed: props.seed });
  const { isSubmitting, isDirty, isSubmitSuccessful } = form.formState;

  const { resetField } = form;
  const { proposedZone } = props;
  useEffect(() => {
    if (proposedZone) resetField('timezone', { defaultValue: proposedZone });
  }, [proposedZone, resetField]);

  async function submit(values: ScheduleFormValues) {
    setFailure(null);
    const result = await saveSafely(() => props.save(toRequest(values, props.originalHeaders)));
    if (result.ok) return;
    const unplaced = result.errors.filter((error) => {
      const path = formPath(error.path, values);
      if (path) form.setError(path as 'name', { message: error.message }, { shouldFocus: true });
      return path === null;
    });
    if (result.errors.length === 0 || unplaced.length > 0) {
      setFailure({ ...result, message: unplaced.map((error) => error.message).join('; ') || result.message });
    }
  }

  const saved = isSubmitSuccessful && failure === null && Object.keys(form.formState.errors).length === 0;
  return (
    <FormProvider {...form}>
      <form noValidate onSubmit={form.handleSubmit(submit)} className="flex flex-1 flex-col">
        <div className="grid flex-1 lg:grid-cols-[minmax(0,1fr)_468px]">
          <div className="min-w-0 pb-4">
            <PageHead inline title={props.title} actions={props.titleAction} className="pb-0 max-md:pb-0" />
            <WhenGroup
              state={state}
              cronExpression={cronExpression}
              timezone={timezone}
              isEdit={props.seed !== undefined}
            />
            <WhatGroup />
            <FailureGroup />
          </div>
          <aside aria-label="Preview" className="border-l bg-surface-sunken max-lg:hidden">
            <div className="sticky top-12 px-6 py-5">
              <Preview state={state} timezone={timezone} />
            </div>
          </aside>
        </div>
        {failure ? (
          <div role="alert" className="border-t">
            <Banner full tone="danger" className="border-y-0" title={failure.message}>
              {props.explain?.(failure)}
            </Banner>
          </div>
        ) : null}
        <SaveBar label={props.saveLabel} busy={isSubmitting} cancelHref={props.cancelHref} />
      </form>
      <UnsavedGuard dirty={isDirty && !isSubmitting && !saved} />
    </FormProvider>
  );
}

/** A server that can't be reached rejects the action's promise. */
async function saveSafely(save: () => Promise<ActionResult<unknown>>): Promise<ActionResult<unknown>> {
  try {
    return await save();
  } catch {
    return {
      ok: false,
      code: 'unreachable',
      message: 'The server can’t be reached; nothing was saved. What you typed stays here',
      errors: [],
    };
  }
}
