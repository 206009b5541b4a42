'use client';

import { Command as Cmdk } from 'cmdk';
import { Search } from 'lucide-react';
import { usePathname, useRouter } from 'next/navigation';
import { Dialog } from 'radix-ui';
import { type KeyboardEvent, useState } from 'react';
import { Kbd } from '@/components/ui/kbd';
import { type Command, type CommandGroup, isFound } from './command';
import { CommandHints } from './command-hints';
import { CommandLine } from './command-line';
import { useFoundExecution, useFoundSchedules, useScheduleHere } from './command-queries';
import { executionCommands, useActionCommands, useScheduleCommands } from './schedule-commands';
import { useShellCommands } from './shell-commands';

/** Go to, create, run, pause, find: everything by a few letters. */
export default function CommandMenu({ onClose }: { onClose: () => void }) {
  const router = useRouter();
  const here = useScheduleHere(usePathname());
  const [text, setText] = useState('');
  const [highlighted, setHighlighted] = useState('');
  const { error, isSearching, schedules } = useFoundSchedules(text);
  const found = useScheduleCommands(schedules, text);
  // Actions are on the one that is chosen, else on the best match, or on the one whose page this is.
  const chosen = schedules.find(({ id }) => highlighted === `schedule ${id}`);
  const [acted, setActed] = useState('');
  if (chosen && chosen.id !== acted) setActed(chosen.id);
  const actions = useActionCommands(schedules.find(({ id }) => id === acted) ?? schedules[0] ?? here);
  const onHere = schedules.length === 0;
  const shell = useShellCommands().map((group) => ({
    ...group,
    commands: group.commands.filter((command) => isFound(command, text)),
  }));
  const ofActions =
    actions && onHere
      ? { ...actions, commands: actions.commands.filter((command) => isFound(command, text)) }
      : actions;
  const groups = [found, ofActions, executionCommands(useFoundExecution(text)), ...shell].filter(
    (group): group is CommandGroup => group !== null && group.commands.length > 0,
  );

  const choose = ({ href, run }: Command, inNewTab: boolean) => {
    if (href && inNewTab) window.open(href, '_blank', 'noopener');
    onClose();
    if (href && !inNewTab) router.push(href);
    run?.();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    const command = groups.flatMap(({ commands }) => commands).find(({ id }) => id === highlighted);
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
          className="fixed top-28 left-1/2 z-50 w-[640px] max-w-[calc(100vw-32px)] -translate-x-1/2 overflow-hidden rounded-lg border bg-surface-raised shadow-raised max-md:top-4"
        >
          <Dialog.Title className="sr-only">Command menu</Dialog.Title>
          <Cmdk
            loop
            label="Commands"
            shouldFilter={false}
            value={highlighted}
            onValueChange={setHighlighted}
            onKeyDown={onKeyDown}
          >
            <div className="flex h-12 items-center gap-2.5 border-b pr-3 pl-4">
              <Search className="size-4 text-text-faint" aria-hidden />
              <Cmdk.Input
                value={text}
                onValueChange={setText}
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
              {groups.map(({ commands, title }) => (
                <Cmdk.Group
                  key={title}
                  heading={title}
                  className="[&>[cmdk-group-heading]]:px-2 [&>[cmdk-group-heading]]:pt-2.5 [&>[cmdk-group-heading]]:pb-1 [&>[cmdk-group-heading]]:text-12 [&>[cmdk-group-heading]]:text-text-muted"
                >
                  {commands.map((command) => (
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
