'use client';

import { Copy, Pause, Pencil, Play, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from '@/components/ui/dropdown-menu';
import { toast } from '@/components/ui/toast-store';
import { Tooltip } from '@/components/ui/tooltip';
import { Section } from './section';

/** What floats: open each to see it. */
export function KitOverlays() {
  const [open, setOpen] = useState<'alert' | 'dialog' | null>(null);
  const close = () => setOpen(null);
  return (
    <Section title="Overlays" rule="Shadow only under what floats.">
      <div className="flex flex-wrap gap-3">
        <Tooltip content="2026-11-24 09:05:00.000 Europe/Berlin">
          <Button>Tooltip</Button>
        </Tooltip>
        <Menu>
          <MenuTrigger asChild>
            <Button>Menu</Button>
          </MenuTrigger>
          <MenuContent align="start">
            <MenuItem>
              <Play aria-hidden /> Run now
            </MenuItem>
            <MenuItem>
              <Pause aria-hidden /> Pause
            </MenuItem>
            <MenuItem>
              <Pencil aria-hidden /> Edit
            </MenuItem>
            <MenuItem disabled>
              <Copy aria-hidden /> Duplicate
            </MenuItem>
            <MenuSeparator />
            <MenuItem danger>
              <Trash2 aria-hidden /> Delete
            </MenuItem>
          </MenuContent>
        </Menu>
        <Button onClick={() => setOpen('dialog')}>Dialog</Button>
        <Button onClick={() => setOpen('alert')}>Question</Button>
        <Button onClick={() => toast('3 schedules paused', { action: { label: 'Undo', run: () => {} } })}>
          Toast
        </Button>
        <Button onClick={() => toast('invoice-triage couldn’t be run', { tone: 'danger' })}>
          Toast of a failure
        </Button>
      </div>
      <Dialog open={open === 'dialog'} onOpenChange={close} title="Keyboard shortcuts">
        <p className="mt-2 text-text-muted">Something to read or to fill in.</p>
      </Dialog>
      <AlertDialog
        open={open === 'alert'}
        onOpenChange={close}
        title="Delete invoice-triage?"
        description="Deletes the schedule and its 118,204 executions. It can be brought back for 24 h."
        keepLabel="Keep it"
        actionLabel="Delete schedule"
        onAction={close}
      />
    </Section>
  );
}
