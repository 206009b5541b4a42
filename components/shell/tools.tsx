import { LiveIndicator } from '@/components/live/live-indicator';
import { CommandButton } from './command-button';
import { ThemeSwitch } from './theme-switch';
import { ZoneSwitch } from './zone-switch';

export function Tools() {
  return (
    <>
      <CommandButton />
      <ZoneSwitch />
      <LiveIndicator />
      <ThemeSwitch />
    </>
  );
}
