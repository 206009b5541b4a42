import type { ResumptionEffect } from '@/lib/services/schedules/foresee-resumption';

const number = new Intl.NumberFormat('en-US');

/** How much the pause kept from running. @param effect undefined while it is read, or when it can't be */
export function missedSentence(effect: ResumptionEffect | undefined): string {
  if (!effect || effect.missed === null) return 'What was due in the pause can’t be counted.';
  if (effect.missed === 0) return 'Nothing was due in the pause.';
  return effect.missed === 1
    ? '1 fire time passed in the pause.'
    : `${number.format(effect.missed)} fire times passed in the pause.`;
}

/** What catching up does about them, by the misfire policy. */
export function catchUpSentence({ missed, caughtUp }: ResumptionEffect): string {
  const rest = (missed ?? caughtUp) - caughtUp;
  if (rest <= 0) return caughtUp === 1 ? 'It runs at once' : `All ${caughtUp} run at once`;
  const runs = caughtUp === 1 ? 'The latest runs at once' : `The latest ${caughtUp} run at once`;
  return `${runs}; the ${rest === 1 ? 'other one is' : `${number.format(rest)} others are`} skipped`;
}
