'use client';

import { type ReactNode, useEffect } from 'react';
import { FormProvider, type Resolver, type UseFormReturn, useForm, useWatch } from 'react-hook-form';
import type { ActionFailure } from '@/app/_console/action-result';
import { PageHead } from '@/components/shell/page-head';
import { Banner } from '@/components/ui/banner';
import { DraftNote } from './draft-note';
import { draftStore } from './draft-store';
import { FailureGroup } from './failure-group';
import type { FormKind } from './form-errors';
import type { FormStart } from './form-start';
import type { ScheduleFormValues } from './form-values';
import { Preview } from './preview';
import { RetryPreview } from './retry-preview';
import { SaveBar } from './save-bar';
import { TestRequest } from './test-request';
import { UnsavedGuard } from './unsaved-guard';
import { useCronPreview } from './use-cron-preview';
import { type Save, useSave } from './use-save';
import { WhatGroup } from './what-group';
import { WhenGroup } from './when-group';

interface ScheduleFormProps {
  kind: FormKind;
  title: string;
  titleAction?: ReactNode;
  start: FormStart;
  /** Names its draft among others. */
  draftKey: string;
  /** The browser's zone, which the first paint may not know yet: taken over until somebody chooses. */
  proposedZone?: string;
  /** Names of the headers that the schedule has already. */
  originalHeaders?: readonly string[];
  /** The schedule's id, when it has one. */
  seed?: string;
  /** The schedule whose values masked headers stand for. */
  secretsOf?: string;
  saveLabel: string;
  cancelHref: string;
  save: Save;
  /** What a failure that no field stands for means here, when it is more than its message. */
  explain?: (failure: ActionFailure) => ReactNode;
  /** Above the preview: what an edit changes. Undefined: when it would fire can't be told yet. */
  renderChanges?: (nextMs: number | null | undefined) => ReactNode;
}

/** Create and edit: what is typed at the left, what it will do at the right. */
export function ScheduleForm(props: ScheduleFormProps) {
  const { start, draftKey } = props;
  const form = useForm<ScheduleFormValues>({
    defaultValues: start.values,
    resolver: lazyResolver(props.kind, props.originalHeaders),
    mode: 'onTouched',
  });
  const [cronExpression, timezone] = useWatch({
    control: form.control,
    name: ['cronExpression', 'timezone'],
  });
  const state = useCronPreview({ cronExpression, timezone, seed: props.seed }, start.preview);
  const { failure, isSaved, submit } = useSave(form, async (values) => {
    const result = await props.save(values);
    if (result.ok) draftStore.remove(draftKey);
    return result;
  });
  const { isSubmitting, isDirty } = form.formState;
  useProposedZone(form, props.proposedZone);

  const nextMs = state.kind === 'good' ? (state.preview.nextMs[0] ?? null) : undefined;
  const preview = (
    <div className="grid gap-5">
      {props.renderChanges?.(nextMs)}
      <Preview state={state} timezone={timezone} />
    </div>
  );
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
              isEdit={props.kind === 'edit'}
              firstView={start.view}
              preview={preview}
            />
            <WhatGroup />
            <FailureGroup />
          </div>
          <PreviewSide>
            {preview}
            <RetryPreview />
          </PreviewSide>
        </div>
        <SaveBar
          label={props.saveLabel}
          busy={isSubmitting}
          cancelHref={props.cancelHref}
          note={<DraftNote draftKey={draftKey} initial={start.values} paused={isSubmitting || isSaved} />}
          actions={<TestRequest scheduleId={props.secretsOf ?? null} />}
        >
          {failure ? <SaveFailure failure={failure}>{props.explain?.(failure)}</SaveFailure> : null}
        </SaveBar>
      </form>
      <UnsavedGuard
        dirty={isDirty && !isSubmitting && !isSaved}
        onLeave={() => draftStore.remove(draftKey)}
      />
    </FormProvider>
  );
}

function SaveFailure({ failure, children }: { failure: ActionFailure; children: ReactNode }) {
  return (
    <div role="alert" className="max-h-[40dvh] overflow-y-auto border-t">
      <Banner full tone="danger" className="border-y-0" title={failure.message}>
        {children}
      </Banner>
    </div>
  );
}

function PreviewSide({ children }: { children: ReactNode }) {
  return (
    <aside aria-label="Preview" className="border-l bg-surface-sunken max-lg:hidden">
      <div
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        className="sticky top-12 grid max-h-[calc(100dvh-101px)] gap-5 overflow-y-auto px-6 py-5 focus-visible:-outline-offset-2"
      >
        {children}
      </div>
    </aside>
  );
}

/** The contract comes when it is asked first; it weighs more than the form. */
const lazyResolver =
  (...contract: [kind: FormKind, originalHeaders?: readonly string[]]): Resolver<ScheduleFormValues> =>
  async (...args) => {
    const { formResolver } = await import('./form-errors');
    return formResolver(...contract)(...args);
  };

function useProposedZone(
  { getFieldState, resetField }: UseFormReturn<ScheduleFormValues>,
  zone: string | undefined,
) {
  useEffect(() => {
    if (!zone || getFieldState('timezone').isDirty) return;
    resetField('timezone', { defaultValue: zone });
  }, [getFieldState, resetField, zone]);
}
