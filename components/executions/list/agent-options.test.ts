import { expect, it } from 'vitest';
import { agentOptions } from './agent-options';

const valuesOf = (agents: string[], typed: string) => agentOptions(agents, typed).map(({ value }) => value);

it('has each agent once, in order', () => {
  expect(valuesOf(['b', 'a', 'b'], '')).toEqual(['a', 'b']);
});

it('keeps to what is typed, and offers that itself', () => {
  expect(valuesOf(['Mailer', 'billing'], ' mail ')).toEqual(['Mailer', 'mail']);
  expect(valuesOf(['mail', 'mailer'], 'mail')).toEqual(['mail', 'mailer']);
});
