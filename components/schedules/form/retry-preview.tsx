'use client';

import dynamic from 'next/dynamic';
import { useFormContext, useWatch } from 'react-hook-form';
import { retryPolicyOf } from './form-request';
import type { ScheduleFormValues } from './form-values';

const AttemptPicture = dynamic(() => import('./attempt-picture'), { loading: PictureSpace });

function PictureSpace() {
  return <div className="h-[92px]" />;
}

/** The picture of the retry policy that stands in the form. */
export function RetryPreview() {
  const { control } = useFormContext<ScheduleFormValues>();
  return <AttemptPicture policy={retryPolicyOf(useWatch({ control, name: 'retryPolicy' }))} />;
}
