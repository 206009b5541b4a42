'use client';

import type { ComponentProps } from 'react';
import { type FieldPath, get, useFormContext } from 'react-hook-form';
import { describedBy, Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { ScheduleFormValues } from './form-values';

interface TextFieldProps extends Omit<ComponentProps<typeof Input>, 'name'> {
  name: FieldPath<ScheduleFormValues>;
  label: string;
  hint?: string;
  fieldClassName?: string;
}

/** A field of the form that is one line of text, with what is wrong with it. */
export function TextField({ name, label, hint, fieldClassName, ...rest }: TextFieldProps) {
  const { register, formState } = useFormContext<ScheduleFormValues>();
  const error = (get(formState.errors, name) as { message?: string } | undefined)?.message;
  return (
    <Field id={name} label={label} hint={hint} error={error} className={fieldClassName}>
      <Input
        id={name}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(name, { hint, error })}
        {...register(name)}
        {...rest}
      />
    </Field>
  );
}
