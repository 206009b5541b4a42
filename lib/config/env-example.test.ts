import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { expect, it } from 'vitest';
import { loadConfig } from './config';
import { environmentSchema } from './environment-schema';

const VARIABLES = Object.keys(environmentSchema.shape);
const example = readFileSync('.env.example', 'utf8');
/** The lines of the file that are values, switched on. */
const switchedOn = parseEnv(example.replaceAll(/^#(?=[A-Z_]+=)/gm, ''));

it('changes nothing when it is copied to .env', () => {
  expect(loadConfig(parseEnv(example))).toEqual(loadConfig({}));
});

it('explains every variable, and no other', () => {
  expect(Object.keys(switchedOn).sort()).toEqual([...VARIABLES].sort());
});

it('shows the defaults', () => {
  const config = loadConfig(switchedOn);
  expect({ ...config, database: { ...config.database, configured: false }, redis: null }).toEqual(
    loadConfig({}),
  );
});

it.each(VARIABLES)('has %s in the README’s table', (variable) => {
  expect(readFileSync('README.md', 'utf8')).toContain(`\`${variable}\``);
});
