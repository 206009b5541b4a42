'use client';

import {
  Braces,
  CalendarClock,
  Copy,
  CopyPlus,
  Ellipsis,
  GitCompareArrows,
  RotateCcw,
  Trash2,
} from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { lazy, Suspense, useState } from 'react';
import { useShortcuts } from '@/components/shortcuts/use-shortcuts';
import { Button } from '@/components/ui/button';
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from '@/components/ui/dropdown-menu';
import { toast } from '@/components/ui/toast-store';
import type { Schedule } from '@/lib/contracts/schedule-view';

// Needed seldom: loaded when it is opened first.
const DIALOGS = {
  delete: lazy(() => import('../delete-dialog')),
  pause: lazy(() => import('./pause-dialog')),
  resume: lazy(() => import('./resume-dialog')),
  run: lazy(() => import('./run-dialog')),
};

/** What is done to a schedule less often than to run, edit or switch it; each can be asked for by a key, too, or asks first. */
export function ScheduleMenu({ schedule }: { schedule: Schedule }) {
  const [asked, setAsked] = useState<keyof typeof DIALOGS | null>(null);
  const router = useRouter();
  const href = `/schedules/${schedule.id}`;
  useShortcuts('Schedule', [
    { keys: 'e', label: 'Edit', run: () => router.push(`${href}/edit`) },
    { keys: 'p', label: 'Pause or resume', run: () => setAsked(schedule.enabled ? 'pause' : 'resume') },
    { keys: 'Shift+R', label: 'Run with another payload', run: () => setAsked('run') },
    { keys: 'v', label: 'Versions', run: () => router.push(`${href}/versions`) },
  ]);
  const Dialog = asked === null ? null : DIALOGS[asked];
  return (
    <>
      <Menu>
        <MenuTrigger asChild>
          <Button look="ghost" size="icon" aria-label="More">
            <Ellipsis aria-hidden />
          </Button>
        </MenuTrigger>
        <MenuContent>
          <MenuItem onSelect={() => setAsked('run')}>
            <Braces aria-hidden />
            Run with another payload
          </MenuItem>
          {schedule.enabled ? null : (
            <MenuItem onSelect={() => setAsked('resume')}>
              <RotateCcw aria-hidden />
              Resume, with what was missed
            </MenuItem>
          )}
          <MenuItem onSelect={() => setAsked('pause')}>
            <CalendarClock aria-hidden />
            {schedule.enabled ? 'Pause until' : 'Change the pause’s end'}
          </MenuItem>
          <MenuSeparator />
          <MenuItem asChild>
            <Link href={`${href}/versions`}>
              <GitCompareArrows aria-hidden />
              Versions
            </Link>
          </MenuItem>
          <MenuItem asChild>
            <Link href={`/schedules/new?from=${schedule.id}`}>
              <CopyPlus aria-hidden />
              Duplicate
            </Link>
          </MenuItem>
          <MenuItem onSelect={() => copyId(schedule.id)}>
            <Copy aria-hidden />
            Copy id
          </MenuItem>
          <MenuSeparator />
          <MenuItem danger onSelect={() => setAsked('delete')}>
            <Trash2 aria-hidden />
            Delete
          </MenuItem>
        </MenuContent>
      </Menu>
      {Dialog ? (
        <Suspense>
          <Dialog schedule={schedule} onClose={() => setAsked(null)} />
        </Suspense>
      ) : null}
    </>
  );
}

const copyId = (id: string) =>
  navigator.clipboard.writeText(id).then(
    () => toast('Id copied'),
    () => toast('This browser didn’t let the id be copied', { tone: 'danger' }),
  );
