'use client';

import { Pause, Pencil, Play } from 'lucide-react';
import { useRecurrenceWords } from '@/components/schedules/recurrence-words';
import { scheduleStatus } from '@/components/schedules/schedule-status';
import { formatRelative } from '@/components/time/format-instant';
import { useNow } from '@/components/time/now';
import { StatusIcon } from '@/components/ui/status';
import type { Execution } from '@/lib/contracts/execution';
import type { Schedule } from '@/lib/contracts/schedule-view';
import type { CommandGroup } from './command';
import { Marked } from './marked';
import { useScheduleActions } from './use-schedule-actions';

const WORDS_UNKNOWN = {};

/** Schedules that were found: to go there. */
export function useScheduleCommands(schedules: readonly Schedule[], text: string): CommandGroup {
  const wordsOf = useRecurrenceWords(schedules, WORDS_UNKNOWN);
  const nowMs = useNow();
  return {
    commands: schedules.map((schedule) => ({
      href: `/schedules/${schedule.id}`,
      icon: <StatusIcon status={scheduleStatus(schedule)} />,
      id: `schedule ${schedule.id}`,
      label: <Marked text={schedule.name} part={text} />,
      note: [wordsOf(schedule).trim(), nextWords(schedule, nowMs)].filter(Boolean).join(' · '),
      words: schedule.name,
    })),
    title: 'Schedules',
  };
}

const nextWords = ({ enabled, nextFireAt }: Schedule, nowMs: number): string => {
  if (!enabled) return 'paused';
  return nextFireAt === null ? 'never again' : `next ${formatRelative(Date.parse(nextFireAt), nowMs)}`;
};

/** What can be done to one of them; nothing that is lost: a pause can be undone, and deleting is asked for on its page. */
export function useActionCommands(schedule: Schedule | undefined): CommandGroup | null {
  const { runNow, setEnabled } = useScheduleActions();
  if (!schedule) return null;
  const { enabled, id, name } = schedule;
  const named = (verb: string, rest = '') => (
    <>
      {verb} <b className="font-semibold">{name}</b>
      {rest}
    </>
  );
  return {
    commands: [
      {
        icon: Play,
        id: 'run',
        label: named('Run', ' now'),
        run: () => runNow(schedule),
        words: `Run trigger now ${name}`,
      },
      {
        icon: enabled ? Pause : Play,
        id: 'enable',
        label: named(enabled ? 'Pause' : 'Resume'),
        run: () => setEnabled(schedule, !enabled),
        words: `${enabled ? 'Pause' : 'Resume'} ${name}`,
      },
      {
        href: `/schedules/${id}/edit`,
        icon: Pencil,
        id: 'edit',
        label: named('Edit'),
        words: `Edit ${name}`,
      },
    ],
    title: `Actions on ${name}`,
  };
}

export function executionCommands(execution: Execution | undefined): CommandGroup | null {
  if (!execution) return null;
  return {
    commands: [
      {
        href: `/executions/${execution.id}`,
        icon: <StatusIcon status={execution.status} />,
        id: 'execution',
        label: (
          <>
            <span className="mono">{execution.id}</span> {execution.scheduleName}
          </>
        ),
        words: execution.id,
      },
    ],
    title: 'Executions',
  };
}
