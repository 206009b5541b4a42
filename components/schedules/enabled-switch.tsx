'use client';

import { Switch } from '@/components/ui/switch';
import type { Schedule } from '@/lib/contracts/schedule-view';
import { useSetEnabled } from './use-set-enabled';

interface EnabledSwitchProps {
  schedule: Pick<Schedule, 'enabled' | 'id' | 'name'>;
  quiet?: boolean;
}

/** Turns at once; turns back when the server says no. */
export function EnabledSwitch({ schedule, quiet }: EnabledSwitchProps) {
  const { setEnabled, pending } = useSetEnabled(schedule);
  return (
    <Switch
      quiet={quiet}
      checked={pending ?? schedule.enabled}
      onCheckedChange={setEnabled}
      aria-label={`${schedule.name} enabled`}
    />
  );
}
