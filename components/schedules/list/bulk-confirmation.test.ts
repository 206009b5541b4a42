import { expect, it } from 'vitest';
import { confirmationOf } from './bulk-confirmation';

const some = (count: number) => Array.from({ length: count }, (_, at) => ({ name: `s${at}` }));

it('asks nothing for little', () => {
  expect(confirmationOf(some(20), 1_000)).toBeNull();
});

it('asks for the name of one with many executions', () => {
  const confirmation = confirmationOf(some(1), 1_001)!;
  expect(['s0', 's1', ''].map(confirmation.isMet)).toEqual([true, false, false]);
});

it('asks for the number of many, whatever they ran', () => {
  const confirmation = confirmationOf(some(1_204), 0)!;
  expect(['1204', '1,204', '1', ''].map(confirmation.isMet)).toEqual([true, true, false, false]);
});
