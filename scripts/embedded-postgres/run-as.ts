import { execFile } from 'node:child_process';
import { statSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The user that PostgreSQL runs under. */
export interface RunAs {
  uid: number;
  gid: number;
}

/** PostgreSQL refuses to run as root. undefined = this user will do. As root: user `postgres`, made when it is missing. */
export async function unprivilegedUser(): Promise<RunAs | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  return (await idsOf('postgres')) ?? (await createUser());
}

async function createUser(): Promise<RunAs> {
  // The order of the two families: Debian and the like, then BusyBox.
  for (const [command, ...args] of [
    ['useradd', '--system', '--user-group', '--no-create-home', 'postgres'],
    ['adduser', '-S', '-D', '-H', 'postgres'],
  ] as const) {
    await run(command, args).catch(() => undefined);
    const ids = await idsOf('postgres');
    if (ids) return ids;
  }
  throw new Error(
    'PostgreSQL does not run as root, and no user "postgres" could be made: run as an ordinary user or set DATABASE_URL',
  );
}

async function idsOf(name: string): Promise<RunAs | undefined> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return undefined;
  }
}

/** Whether that user may enter every folder from the root down to `directory` (which need not exist yet). */
export function canReach(directory: string, user: RunAs): boolean {
  for (let at = path.resolve(directory); ; at = path.dirname(at)) {
    const entry = statSync(at, { throwIfNoEntry: false });
    if (entry) {
      const bit = entry.uid === user.uid ? 0o100 : entry.gid === user.gid ? 0o010 : 0o001;
      if ((entry.mode & bit) === 0) return false;
    }
    if (path.dirname(at) === at) return true;
  }
}
