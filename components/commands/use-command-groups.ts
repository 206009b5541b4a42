'use client';

import { usePathname } from 'next/navigation';
import { useState } from 'react';
import { type CommandGroup, isFound } from './command';
import { useFoundExecution, useFoundSchedules, useScheduleHere } from './command-queries';
import { executionCommands, useActionCommands, useScheduleCommands } from './schedule-commands';
import { useShellCommands } from './shell-commands';

/**
 * What the menu shows for a text: schedules, what can be done to one of them, an execution, then what there is anywhere.
 *
 * @param pointed id of the command that somebody has moved to
 */
export function useCommandGroups(text: string, pointed: string | null) {
  const here = useScheduleHere(usePathname());
  const { error, isSearching, schedules } = useFoundSchedules(text);
  const found = useScheduleCommands(schedules, text);

  // Actions stay with the schedule that was moved to last; at first they are on the best match, or on the one whose page this is.
  const [acted, setActed] = useState({ id: '', text });
  const passed = schedules.find(({ id }) => pointed === `schedule ${id}`);
  if (passed && (passed.id !== acted.id || text !== acted.text)) setActed({ id: passed.id, text });
  const chosen = acted.text === text ? schedules.find(({ id }) => id === acted.id) : undefined;
  const actions = useActionCommands(chosen ?? schedules[0] ?? here);

  const ofExecution = executionCommands(useFoundExecution(text));
  const only = (group: CommandGroup): CommandGroup => ({
    ...group,
    commands: group.commands.filter((command) => isFound(command, text)),
  });
  const shell = useShellCommands().map(only);
  const ofSchedule = actions && schedules.length === 0 ? only(actions) : actions;
  const groups = [found, ofSchedule, ofExecution, ...shell].filter(
    (group): group is CommandGroup => group !== null && group.commands.length > 0,
  );
  return { error, groups, isSearching };
}
