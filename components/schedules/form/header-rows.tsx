'use client';

import { Plus, X } from 'lucide-react';
import { useFieldArray, useFormContext, useWatch } from 'react-hook-form';
import { Button } from '@/components/ui/button';
import { FieldError } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { isMask, isSensitiveHeader } from '@/lib/domain/sensitive-headers';
import type { ScheduleFormValues } from './form-values';

const SECRET = '[-webkit-text-security:disc] focus:[-webkit-text-security:none]';

/** Names and values. A secret shows as its mask: left alone it stays what it is, written over it is replaced. */
export function HeaderRows() {
  const { control, register, formState } = useFormContext<ScheduleFormValues>();
  const { fields, append, remove } = useFieldArray({ control, name: 'headers' });
  const rows = useWatch({ control, name: 'headers' });
  const errors = formState.errors.headers;
  const masked = rows.some((row) => isMask(row.value));
  return (
    <fieldset className="grid min-w-0 gap-1.5">
      <legend className="mb-1.5 font-medium">Headers</legend>
      {fields.map((row, index) => {
        const error = errors?.[index]?.name?.message ?? errors?.[index]?.value?.message;
        const { name = '', value = '' } = rows[index] ?? {};
        const isSecret = isSensitiveHeader(name);
        const describedBy = error ? `headers.${index}-error` : undefined;
        return (
          <div key={row.id} className="grid gap-1.5">
            <div className="grid grid-cols-[minmax(0,1fr)_minmax(0,1.4fr)_32px] gap-2 max-md:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_36px]">
              <Input
                mono
                placeholder="x-team"
                aria-label={`Header ${index + 1} name`}
                aria-invalid={error ? true : undefined}
                aria-describedby={describedBy}
                {...register(`headers.${index}.name`)}
              />
              <Input
                mono
                aria-label={`Header ${index + 1} value${isSecret || isMask(value) ? ', secret' : ''}`}
                // Dots until somebody is at it: not a password field, which browsers would offer to keep.
                className={isSecret && !isMask(value) ? SECRET : undefined}
                aria-describedby={describedBy}
                {...register(`headers.${index}.value`)}
                onFocus={(event) => isMask(event.currentTarget.value) && event.currentTarget.select()}
              />
              <Button
                look="ghost"
                size="icon"
                className="max-md:h-10"
                aria-label={`Remove header ${name || index + 1}`}
                onClick={() => remove(index)}
              >
                <X aria-hidden />
              </Button>
            </div>
            <FieldError id={`headers.${index}`}>{error}</FieldError>
          </div>
        );
      })}
      <FieldError id="headers">
        {errors?.root?.message ?? (errors as { message?: string })?.message}
      </FieldError>
      {masked ? (
        <p className="text-12 text-text-muted">A masked value stays as it is until it is written over</p>
      ) : null}
      <div>
        <Button look="ghost" size="sm" className="-ml-2.5" onClick={() => append({ name: '', value: '' })}>
          <Plus aria-hidden />
          Add header
        </Button>
      </div>
    </fieldset>
  );
}
