import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { freePort } from '../free-port';

/** `.data` of the clone: ports, logs and what runs. */
export class StateFolder {
  readonly path: string;
  readonly logs: string;

  constructor(folder: string) {
    this.path = path.resolve(folder);
    this.logs = path.join(this.path, 'logs');
    mkdirSync(this.logs, { recursive: true });
  }

  file(name: string): string {
    return path.join(this.path, name);
  }

  /** Log of a part. */
  logFile(part: string): string {
    return path.join(this.logs, `${part.replaceAll(' ', '-')}.log`);
  }

  /**
   * The port that this part had before, so that stored addresses stay right; another one when somebody else has taken it.
   *
   * @returns also the one before, if it had to change
   */
  async port(name: string): Promise<{ port: number; before: number | null }> {
    const ports = this.ports();
    const before = ports[name];
    const port = await freePort(before);
    if (port !== before) writeFileSync(this.file('ports.json'), JSON.stringify({ ...ports, [name]: port }));
    return { port, before: before === undefined || before === port ? null : before };
  }

  private ports(): Record<string, number> {
    try {
      return JSON.parse(readFileSync(this.file('ports.json'), 'utf8'));
    } catch {
      // The first start, or cut short: ports are chosen anew.
      return {};
    }
  }
}
