export interface Tally {
  passed: number;
  failed: number;
}

export function sum(tallies: readonly Tally[]): Tally {
  return tallies.reduce((a, b) => ({ failed: a.failed + b.failed, passed: a.passed + b.passed }), {
    failed: 0,
    passed: 0,
  });
}

/** The line that every runner of ours ends with. */
export function tallyLine({ passed, failed }: Tally): string {
  return `${passed} passed, ${failed} failed`;
}

/**
 * What a runner did, whatever its report says: one that ended badly without a failed test (a file that doesn't load, a crash), or that
 * ran nothing, has failed once.
 *
 * @param counted null when it left no report
 */
export function honest(counted: Tally | null, exitCode: number | null): Tally {
  const tally = counted ?? { failed: 0, passed: 0 };
  const fine = exitCode === 0 && tally.passed > 0;
  return fine || tally.failed > 0 ? tally : { ...tally, failed: 1 };
}
