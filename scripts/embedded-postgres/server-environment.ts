/** PostgreSQL reads PG* and locale variables; those of this process must not change it. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  return { LC_ALL: 'C', PATH: process.env.PATH, TZ: 'UTC' };
}
