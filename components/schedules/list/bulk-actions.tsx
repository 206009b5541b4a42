'use client';

import { Download, Pause, Play, RotateCcw, Trash2 } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Menu, MenuContent, MenuItem, MenuTrigger } from '@/components/ui/dropdown-menu';
import type { FileFormat } from './use-export';

interface BulkActionsProps {
  /** Of deleted ones, which can only be brought back. */
  deleted: boolean;
  onAsk: (what: 'delete' | 'trigger') => void;
  onChange: (change: 'pause' | 'restore' | 'resume') => void;
  onExport: (format: FileFormat) => void;
}

/** What can be done to the chosen rows. Runs can't be taken back, and deletions only for a day: both ask first. */
export function BulkActions({ deleted, onAsk, onChange, onExport }: BulkActionsProps) {
  if (deleted)
    return (
      <Button look="ghost" size="sm" onClick={() => onChange('restore')}>
        <RotateCcw aria-hidden />
        Bring back
      </Button>
    );
  return (
    <>
      <Button look="ghost" size="sm" onClick={() => onAsk('trigger')}>
        <Play aria-hidden />
        Run now
      </Button>
      <Button look="ghost" size="sm" onClick={() => onChange('pause')}>
        <Pause aria-hidden />
        Pause
      </Button>
      <Button look="ghost" size="sm" onClick={() => onChange('resume')}>
        <RotateCcw aria-hidden />
        Resume
      </Button>
      <Menu>
        <MenuTrigger asChild>
          <Button look="ghost" size="sm">
            <Download aria-hidden />
            Export
          </Button>
        </MenuTrigger>
        <MenuContent side="top">
          <MenuItem onSelect={() => onExport('json')}>As JSON</MenuItem>
          <MenuItem onSelect={() => onExport('yaml')}>As YAML</MenuItem>
        </MenuContent>
      </Menu>
      <Button look="ghost" size="sm" className="text-danger-fg" onClick={() => onAsk('delete')}>
        <Trash2 aria-hidden className="text-danger-fg!" />
        Delete
      </Button>
    </>
  );
}
