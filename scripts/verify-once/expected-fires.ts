const PERIOD_S = 10;

/** Every ten seconds, each schedule at a second of its own; with more than ten of them several share a second. */
export const expressionOf = (index: number) => `${index % PERIOD_S}/${PERIOD_S} * * * * *`;

/**
 * Fire times of such an expression with fromMs <= t < toMs, epoch ms, ascending. Worked out from the expression alone, by a rule that
 * shares nothing with the product: UTC minutes begin at whole multiples of 60 s, so every second S, S + 10, … of a minute is one
 * whose epoch seconds leave S when divided by ten.
 */
export function expectedFires(expression: string, fromMs: number, toMs: number): number[] {
  const offset = /^(\d)\/10 \* \* \* \* \*$/.exec(expression)?.[1];
  if (offset === undefined) throw new Error(`No rule for ${expression}`);
  const fires: number[] = [];
  for (let second = Math.ceil(fromMs / 1_000); second * 1_000 < toMs; second += 1)
    if (second % PERIOD_S === Number(offset)) fires.push(second * 1_000);
  return fires;
}
