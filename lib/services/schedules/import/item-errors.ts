import type { FieldError } from '@/lib/contracts/problem';
import { invalid } from '../../errors';
import type { ImportFile } from './import-file';

/** A file that is wrong everywhere is not told a hundred thousand times. */
const MOST_SHOWN = 100;

/** What is wrong with a file's schedules, each with its place and its line. */
export interface ItemErrors {
  /** @param index of the schedule in the file */
  add(index: number, errors: readonly FieldError[]): void;
  /** @throws ServiceError `invalid` */
  throwIfAny(): void;
}

export function itemErrors({ lineOf, value }: ImportFile): ItemErrors {
  const list = Array.isArray(value) ? '' : 'schedules.';
  const shown: FieldError[] = [];
  let count = 0;
  return {
    add: (index, errors) => {
      for (const error of errors) {
        count += 1;
        if (count > MOST_SHOWN) continue;
        const path = `${list}${index}${error.path === '' ? '' : '.'}${error.path}`;
        const line = lineOf(path);
        shown.push({ ...error, path, ...(line === undefined ? {} : { line }) });
      }
    },
    throwIfAny: () => {
      if (count === 0) return;
      const more = { path: 'schedules', message: `and ${count - MOST_SHOWN} more` };
      throw invalid(count > MOST_SHOWN ? [...shown, more] : shown, count);
    },
  };
}
