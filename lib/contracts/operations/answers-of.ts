import type { Answers, Operation } from './operation';
import { PIPELINE } from './problems';

/** Every answer of an operation by its status: its own, and those of the common pipeline that apply to it. */
export function answersOf(operation: Operation): Answers {
  const shared = Object.entries(PIPELINE)
    .filter(([, { appliesTo }]) => appliesTo(operation))
    .map(([status, { answer }]) => [status, answer] as const);
  return { ...Object.fromEntries(shared), ...operation.answers };
}
