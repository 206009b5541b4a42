'use client';

import { Copy, Ellipsis, Trash2 } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from '@/components/ui/dropdown-menu';
import { toast } from '@/components/ui/toast-store';
import type { Schedule } from '@/lib/contracts/schedule-view';

// Needed seldom: loaded when it is opened first.
const DeleteDialog = lazy(() => import('../delete-dialog'));

export function ScheduleMenu({ schedule }: { schedule: Schedule }) {
  const [deleting, setDeleting] = useState(false);
  const copyId = () =>
    navigator.clipboard.writeText(schedule.id).then(
      () => toast('Id copied'),
      () => toast('This browser didn’t let the id be copied', { tone: 'danger' }),
    );
  return (
    <>
      <Menu>
        <MenuTrigger asChild>
          <Button look="ghost" size="icon" aria-label="More">
            <Ellipsis aria-hidden />
          </Button>
        </MenuTrigger>
        <MenuContent>
          <MenuItem onSelect={copyId}>
            <Copy aria-hidden />
            Copy id
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
          <DeleteDialog schedule={schedule} onClose={() => setDeleting(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
