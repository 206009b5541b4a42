import type { LeftOut, ScheduleFile } from '@/lib/contracts/schedule-file';
import { writeYaml } from '@/lib/domain/schedule-file/write-yaml';

export type ExportFormat = 'json' | 'yaml';

/** A file of schedules in parts: what stands before them, some of them at a time, and what stands after. */
interface FileWriter {
  begin: string;
  /** @param before how many were written before these */
  items(schedules: ScheduleFile['schedules'], before: number): string;
  /** @param count how many were written in all */
  end(leftOut: readonly LeftOut[], count: number): string;
}

const indent = (text: string) => text.replaceAll('\n', '\n    ');
const jsonList = (values: readonly unknown[]) =>
  values.map((value) => `\n    ${indent(JSON.stringify(value, null, 2))}`).join(',');

const json: FileWriter = {
  begin: '{\n  "formatVersion": 1,\n  "schedules": [',
  items: (schedules, before) => (before > 0 && schedules.length > 0 ? ',' : '') + jsonList(schedules),
  end: (leftOut, count) =>
    `${count > 0 ? '\n  ' : ''}],\n  "leftOut": [${jsonList(leftOut)}${leftOut.length > 0 ? '\n  ' : ''}]\n}\n`,
};

const yaml: FileWriter = {
  begin: 'formatVersion: 1\nschedules:',
  items: (schedules, before) =>
    (before === 0 && schedules.length > 0 ? '\n' : '') + (schedules.length > 0 ? writeYaml(schedules) : ''),
  end: (leftOut, count) =>
    `${count === 0 ? ' []\n' : ''}# Secrets are not in this file. An import keeps those that are stored.\n${writeYaml({ leftOut })}`,
};

export const FILE_WRITERS: Readonly<Record<ExportFormat, FileWriter>> = { json, yaml };
