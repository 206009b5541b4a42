import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface MigrationFile {
  /** File name without its ending, such as `0000_init`. */
  tag: string;
  /** The journal's time, epoch ms: its identity among those applied. */
  createdAt: number;
  statements: string[];
  /** SHA-256 of the file, hex, as drizzle-kit keeps it. */
  hash: string;
}

/** The migrations that drizzle-kit wrote into a folder, in the journal's order. */
export function readMigrationFiles(folder: string): MigrationFile[] {
  const journal = JSON.parse(readFileSync(join(folder, 'meta', '_journal.json'), 'utf8')) as {
    entries: { tag: string; when: number }[];
  };
  return journal.entries.map(({ tag, when }) => {
    const text = readFileSync(join(folder, `${tag}.sql`), 'utf8');
    return {
      tag,
      createdAt: when,
      statements: text.split('--> statement-breakpoint'),
      hash: createHash('sha256').update(text).digest('hex'),
    };
  });
}
