'use client';

import { Command as Cmdk } from 'cmdk';
import { Search } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { Dialog } from 'radix-ui';
import { type KeyboardEvent, useState } from 'react';
import { Kbd } from '@/components/ui/kbd';
import type { Command } from './command';
import { CommandHints } from './command-hints';
import { CommandLine } from './command-line';
import { useCommandGroups } from './use-command-groups';

/** Go to, create, run, pause, find: everything by a few letters. */
export default function CommandMenu({ onClose }: { onClose: () => void }) {
  const router = useRouter();
  const [text, setText] = useState('');
  const [pointed, setPointed] = useState('');
  // Until somebody moves, the best match is highlighted, also when it is found later than others.
  const [hasMoved, setHasMoved] = useState(false);
  const { error, groups, isSearching } = useCommandGroups(text, hasMoved ? pointed : null);
  const commands = groups.flatMap((group) => group.commands);
  const isThere = hasMoved && commands.some(({ id }) => id === pointed);
  const highlighted = isThere ? pointed : (commands[0]?.id ?? '');

  const choose = ({ href, run }: Command, inNewTab: boolean) => {
    if (href && inNewTab) window.open(href, '_blank', 'noopener');
    onClose();
    if (href && !inNewTab) router.push(href);
    run?.();
  };
  const search = (typed: string) => {
    setText(typed);
    setHasMoved(false);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key.startsWith('Arrow') || event.key === 'Home' || event.key === 'End') setHasMoved(true);
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    const command = commands.find(({ id }) => id === highlighted);
    if (!command?.href) return;
    event.preventDefault();
    choose(command, true);
  };

  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-scrim" />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed top-28 left-1/2 z-50 w-[640px] max-w-[calc(100vw-32px)] -translate-x-1/2 overflow-hidden rounded-[8px] border bg-surface-raised shadow-raised max-md:top-4"
        >
          <Dialog.Title className="sr-only">Command menu</Dialog.Title>
          <Cmdk
            loop
            label="Commands"
            shouldFilter={false}
            value={highlighted}
            onValueChange={setPointed}
            onKeyDown={onKeyDown}
            onPointerMove={() => setHasMoved(true)}
          >
            <div className="flex h-12 items-center gap-2.5 border-b pr-3 pl-4">
              <Search className="size-4 text-text-faint" aria-hidden />
              <Cmdk.Input
                value={text}
                onValueChange={search}
                placeholder="Search schedules, paste an execution id, or run a command"
                maxLength={255}
                className="min-w-0 flex-1 bg-transparent text-16 outline-none"
              />
              <Kbd>Esc</Kbd>
            </div>
            <Cmdk.List className="max-h-[min(440px,calc(100dvh-180px))] scroll-py-2 overflow-y-auto px-2 pt-1 pb-2">
              {error ? (
                <p className="px-2 py-3 text-danger-fg">Schedules couldn’t be searched: {error.message}</p>
              ) : null}
              {groups.map((group) => (
                <Cmdk.Group
                  key={group.title}
                  heading={group.title}
                  className="[&>[cmdk-group-heading]]:px-2 [&>[cmdk-group-heading]]:pt-2.5 [&>[cmdk-group-heading]]:pb-1 [&>[cmdk-group-heading]]:text-12 [&>[cmdk-group-heading]]:text-text-muted"
                >
                  {group.commands.map((command) => (
                    <CommandLine key={command.id} command={command} onChoose={() => choose(command, false)} />
                  ))}
                </Cmdk.Group>
              ))}
              <Cmdk.Empty className="px-2 py-6 text-center text-text-muted">
                {isSearching ? 'Searching' : `Nothing is called “${text.trim()}”`}
              </Cmdk.Empty>
            </Cmdk.List>
            <CommandHints />
          </Cmdk>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
