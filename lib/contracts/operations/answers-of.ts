import { type Answer, type Answers, isRepresentation, type Operation } from './operation';
import { PIPELINE } from './pipeline';

/** Every answer of an operation by its status: its own, and those of the common pipeline that apply to it. */
export function answersOf(operation: Operation): Answers {
  const shared = Object.entries(PIPELINE)
    .filter(([, { appliesTo }]) => appliesTo(operation))
    .map(([status, { answer }]) => [status, answer] as const);
  const answers: Answers = { ...Object.fromEntries(shared), ...operation.answers };
  return isRepresentation(operation) ? { ...answers, 200: tagged(answers[200]!) } : answers;
}

const tagged = (answer: Answer): Answer => ({
  ...answer,
  headers: [...new Set([...(answer.headers ?? []), 'ETag' as const])],
});
