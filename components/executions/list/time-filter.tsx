'use client';

import { lazy, Suspense, useState } from 'react';
import { Select } from '@/components/ui/select';
import { filterBox } from './filter-box';
import type { RunPlace, Span } from './run-place';
import { SPAN_OPTIONS } from './run-words';

// Needed seldom: loaded when it is opened first.
const RangeDialog = lazy(() => import('./range-dialog'));

const BETWEEN = 'between';
const OPTIONS = [...SPAN_OPTIONS, { label: 'Between two times…', value: BETWEEN }];

interface TimeFilterProps {
  place: Pick<RunPlace, 'from' | 'since' | 'to'>;
  onChange: (change: Pick<RunPlace, 'from' | 'since' | 'to'>) => void;
}

/** Back from now, or between two instants. */
export function TimeFilter({ place: { from, since, to }, onChange }: TimeFilterProps) {
  const [asking, setAsking] = useState(false);
  const kept = since === null && (from !== '' || to !== '');
  return (
    <>
      <Select
        aria-label="Time"
        className={filterBox}
        options={kept ? [...OPTIONS, { label: 'Between two times', value: 'kept' }] : OPTIONS}
        value={kept ? 'kept' : (since ?? '')}
        onChange={({ target: { value } }) => {
          if (value === BETWEEN) setAsking(true);
          else if (value !== 'kept')
            onChange({ from: '', since: value === '' ? null : (value as Span), to: '' });
        }}
      />
      {asking ? (
        <Suspense>
          <RangeDialog
            from={from}
            to={to}
            onClose={() => setAsking(false)}
            onChange={(range) => onChange({ ...range, since: null })}
          />
        </Suspense>
      ) : null}
    </>
  );
}
