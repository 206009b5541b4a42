import type { DeletionEffect } from '@/lib/services/schedules/foresee-deletion';

/** With more executions than this the name has to be typed. */
export const CONFIRM_BY_NAME_ABOVE = 1_000;

const number = new Intl.NumberFormat('en-US');

/** What a deletion takes with it. @param counts undefined while they are read, or when they can't be @param many how many schedules go */
export function deletionSentences(counts: DeletionEffect | undefined, many = 1): string {
  const [what, its] = many === 1 ? ['the schedule', 'its'] : [`${number.format(many)} schedules`, 'their'];
  if (!counts) return `Deletes ${what} and ${its} executions.`;
  const { all, more, running, unstarted } = counts;
  const sentences = [
    all === 0
      ? `Deletes ${what}, which ${many === 1 ? 'has' : 'have'} no executions.`
      : more
        ? `Deletes ${what} and more than ${number.format(all)} executions.`
        : `Deletes ${what} and ${its} ${number.format(all)} ${all === 1 ? 'execution' : 'executions'}.`,
  ];
  if (unstarted === 1) sentences.push('The call that waits is cancelled.');
  if (unstarted > 1) sentences.push(`${number.format(unstarted)} calls that wait are cancelled.`);
  if (running === 1) sentences.push('The call that runs now ends by itself.');
  if (running > 1) sentences.push(`${number.format(running)} calls that run now end by themselves.`);
  return sentences.join(' ');
}
