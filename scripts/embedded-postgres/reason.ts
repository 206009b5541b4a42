/** The line of PostgreSQL's log that says most: a PANIC, FATAL or error, else the last. One line, without its prefix. */
export function reasonIn(log: string): string {
  const lines = log
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  const worst = lines.find((line) => /\b(FATAL|PANIC|error):/i.test(line)) ?? lines.at(-1);
  return worst?.replace(/^.*?\b(FATAL|PANIC|error):\s*/i, '') ?? 'it said nothing';
}
