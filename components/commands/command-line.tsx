'use client';

import { Command as Cmdk } from 'cmdk';
import { isValidElement } from 'react';
import { Keys } from '@/components/shortcuts/keys';
import type { Command } from './command';

/** Icon, words, and what there is to know before it is chosen. */
export function CommandLine({ command, onChoose }: { command: Command; onChoose: () => void }) {
  const { icon, id, keys, label, note } = command;
  return (
    <Cmdk.Item
      value={id}
      onSelect={onChoose}
      className="flex h-[34px] cursor-default items-center gap-2.5 rounded px-2 select-none data-[selected=true]:bg-surface-selected max-md:h-10"
    >
      <CommandIcon icon={icon} />
      <span className="min-w-0 flex-1 truncate">{label}</span>
      {note ? (
        <span className="max-w-[55%] truncate text-12 text-text-muted tabular-nums max-md:hidden">
          {note}
        </span>
      ) : null}
      {keys ? (
        <span className="max-md:hidden">
          <Keys keys={keys} />
        </span>
      ) : null}
    </Cmdk.Item>
  );
}

function CommandIcon({ icon: Icon }: { icon: Command['icon'] }) {
  if (isValidElement(Icon)) return Icon;
  const Lucide = Icon as Extract<Command['icon'], { displayName?: string }>;
  return <Lucide className="size-3.5 text-text-muted" aria-hidden />;
}
