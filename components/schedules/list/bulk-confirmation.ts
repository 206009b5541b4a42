import { CONFIRM_BY_NAME_ABOVE } from '../deletion-words';

/** Executions of more schedules aren't counted: that many are a big step whatever they ran. */
export const COUNTED_UP_TO = 20;

interface Confirmation {
  label: string;
  isMet: (typed: string) => boolean;
}

/** What has to be typed before so much is deleted; null: nothing. @param executions that go with them, as far as they are counted */
export function confirmationOf(chosen: readonly { name: string }[], executions: number): Confirmation | null {
  const count = chosen.length;
  if (count <= COUNTED_UP_TO && executions <= CONFIRM_BY_NAME_ABOVE) return null;
  const { name } = chosen[0]!;
  if (count === 1) return { isMet: (typed) => typed === name, label: 'Type the name to confirm' };
  return {
    isMet: (typed) => typed.replace(/[\s,]/g, '') === String(count),
    label: `Type ${count} to confirm`,
  };
}
