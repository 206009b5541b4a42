'use client';

import { ArrowRight, Copy, Ellipsis, Pause, Pencil, Play, Trash2 } from 'lucide-react';
import Link from 'next/link';
import { lazy, Suspense, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from '@/components/ui/dropdown-menu';
import type { Schedule } from '@/lib/contracts/schedule-view';
import { useSetEnabled } from '../use-set-enabled';
import { useTrigger } from '../use-trigger';

// Needed seldom: loaded when it is opened first.
const DeleteDialog = lazy(() => import('../delete-dialog'));

/** All that can be done to one schedule. Its place in the list stays as it is. */
export function RowMenu({ schedule }: { schedule: Schedule }) {
  const [deleting, setDeleting] = useState(false);
  const { setEnabled } = useSetEnabled(schedule);
  const { trigger } = useTrigger(schedule);
  return (
    <>
      <Menu>
        <MenuTrigger asChild>
          <Button look="ghost" size="iconSm" data-row-menu aria-label={`More for ${schedule.name}`}>
            <Ellipsis aria-hidden />
          </Button>
        </MenuTrigger>
        <MenuContent>
          <MenuItem asChild>
            <Link href={`/schedules/${schedule.id}`}>
              <ArrowRight aria-hidden />
              Open
            </Link>
          </MenuItem>
          <MenuItem onSelect={() => trigger()}>
            <Play aria-hidden />
            Run now
          </MenuItem>
          <MenuItem onSelect={() => setEnabled(!schedule.enabled)}>
            {schedule.enabled ? <Pause aria-hidden /> : <Play aria-hidden />}
            {schedule.enabled ? 'Pause' : 'Resume'}
          </MenuItem>
          <MenuItem asChild>
            <Link href={`/schedules/${schedule.id}/edit`}>
              <Pencil aria-hidden />
              Edit
            </Link>
          </MenuItem>
          <MenuItem asChild>
            <Link href={`/schedules/new?from=${schedule.id}`}>
              <Copy aria-hidden />
              Duplicate
            </Link>
          </MenuItem>
          <MenuSeparator />
          <MenuItem danger onSelect={() => setDeleting(true)}>
            <Trash2 aria-hidden />
            Delete
          </MenuItem>
        </MenuContent>
      </Menu>
      {deleting ? (
        <Suspense>
          <DeleteDialog schedule={schedule} leadsTo={null} onClose={() => setDeleting(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
