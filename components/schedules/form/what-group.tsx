'use client';

import { useFormContext } from 'react-hook-form';
import { FieldError } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { HTTP_METHODS } from '@/lib/domain/schedule-definition';
import { FormGroup } from './form-group';
import type { ScheduleFormValues } from './form-values';
import { HeaderRows } from './header-rows';
import { PayloadEditor } from './payload-editor';
import { TextField } from './text-field';

const METHODS = HTTP_METHODS.map((method) => ({ value: method, label: method }));

export function WhatGroup() {
  return (
    <FormGroup title="What">
      <div className="grid gap-3 md:grid-cols-2">
        <TextField name="name" label="Name" placeholder="nightly-embeddings" />
        <TextField
          name="agentId"
          label="Agent"
          placeholder="embeddings-indexer"
          hint="A name of your choice; schedules with the same one share its limits"
        />
      </div>
      <RequestLine />
      <HeaderRows />
      <PayloadEditor />
      <div className="grid gap-3 md:grid-cols-2">
        <TextField name="description" label="Description" />
        <TextField name="tags" label="Tags" placeholder="search, ml" hint="Separated by commas" />
      </div>
    </FormGroup>
  );
}

function RequestLine() {
  const { register, formState } = useFormContext<ScheduleFormValues>();
  const error = formState.errors.agentUrl?.message;
  return (
    <fieldset className="grid min-w-0 gap-1.5">
      <legend className="mb-1.5 font-medium">Request</legend>
      <div className="grid grid-cols-[112px_minmax(0,1fr)] gap-2">
        <Select aria-label="Method" options={METHODS} {...register('httpMethod')} />
        <Input
          mono
          type="url"
          inputMode="url"
          placeholder="https://agent.example/run"
          aria-label="Agent URL"
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? 'agentUrl-error' : undefined}
          {...register('agentUrl')}
        />
      </div>
      <FieldError id="agentUrl">{error}</FieldError>
    </fieldset>
  );
}
