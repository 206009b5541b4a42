'use client';

import { SegmentedControl } from '@/components/ui/segmented-control';
import { type StatsWindow, WINDOW_FORMS, WINDOWS } from './stats-window';

interface WindowSwitchProps {
  value: StatsWindow;
  onChange: (value: StatsWindow) => void;
}

/** How far back the charts go. */
export function WindowSwitch({ value, onChange }: WindowSwitchProps) {
  return (
    <SegmentedControl
      label="Charts of the last"
      value={value}
      options={WINDOWS.map((window) => ({ label: WINDOW_FORMS[window].words, value: window }))}
      onChange={onChange}
    />
  );
}
