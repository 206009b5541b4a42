'use client';

import { CirclePlus, Globe, Keyboard, Monitor, Moon, Sun } from 'lucide-react';
import { useTheme } from 'next-themes';
import { showOverlay } from '@/components/shell/overlay-store';
import { PLACES, REFERENCE } from '@/components/shell/places';
import { useZone } from '@/components/time/zone-context';
import type { CommandGroup } from './command';

/** What can be done from any page, whatever was typed. */
export function useShellCommands(): CommandGroup[] {
  const { setTheme, theme } = useTheme();
  const { preference, setMode } = useZone();
  const themes = [
    { icon: Sun, label: 'Light', theme: 'light' },
    { icon: Moon, label: 'Dark', theme: 'dark' },
    { icon: Monitor, label: 'System', theme: 'system' },
  ];
  const zones = [
    { label: preference.browserZone, mode: 'browser', note: 'this browser' },
    { label: 'UTC', mode: 'utc', note: undefined },
    { label: 'each schedule’s own zone', mode: 'schedule', note: undefined },
  ] as const;
  return [
    {
      commands: [
        {
          href: '/schedules/new',
          icon: CirclePlus,
          id: 'create',
          keys: 'c',
          label: 'Create schedule',
          words: 'Create new schedule',
        },
      ],
      title: 'Create',
    },
    {
      commands: [
        ...PLACES.map(({ href, icon, key, label }) => ({
          href,
          icon,
          id: `go ${href}`,
          keys: `g ${key}`,
          label,
          words: `Go to ${label}`,
        })),
        {
          href: REFERENCE.href,
          icon: REFERENCE.icon,
          id: 'go docs',
          label: 'API reference',
          words: 'Go to API reference docs',
        },
      ],
      title: 'Go to',
    },
    {
      commands: [
        ...themes
          .filter((entry) => entry.theme !== theme)
          .map((entry) => ({
            icon: entry.icon,
            id: `theme ${entry.theme}`,
            label: `${entry.label} theme`,
            run: () => setTheme(entry.theme),
            words: `${entry.label} theme colours`,
          })),
        ...zones
          .filter(({ mode }) => mode !== preference.mode)
          .map(({ label, mode, note }) => ({
            icon: Globe,
            id: `zone ${mode}`,
            label: `Show times in ${label}`,
            note,
            run: () => setMode(mode),
            words: `Show times time zone in ${label.replaceAll('/', ' ')}`,
          })),
        {
          icon: Keyboard,
          id: 'shortcuts',
          keys: '?',
          label: 'Keyboard shortcuts',
          run: () => showOverlay('shortcuts'),
          words: 'Keyboard shortcuts keys help',
        },
      ],
      title: 'This console',
    },
  ];
}
