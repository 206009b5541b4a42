/** PostgreSQL reads PG* and locale variables; those of this process must not change it. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const variables: NodeJS.Dict<string> = { LC_ALL: 'C', PATH: process.env.PATH, TZ: 'UTC' };
  return variables as NodeJS.ProcessEnv;
}
