/** What the exit code tells a program. 130 is Ctrl-C, as in any shell. */
export const EXIT = {
  done: 0,
  /** The service refused it, it failed, or what was waited for ended badly. */
  failed: 1,
  /** The command line is wrong; nothing was sent. */
  usage: 2,
  notFound: 3,
  /** The state of things forbids it, or somebody else was faster. */
  conflict: 4,
  /** The service can't be reached, or can't answer now. */
  unreachable: 5,
  /** Some of it was done, and some was not. */
  partly: 6,
  interrupted: 130,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
