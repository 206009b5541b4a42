import { Agent, request } from 'undici';

/** What a page of the console reads by itself, and how often, while its stream is up and changes keep coming: see RefreshPacer. */
const READS = [
  { everyMs: 67_500, path: '/schedules' },
  { everyMs: 60_000, path: '/health' },
  { everyMs: 120_000, path: '/stats' },
  { everyMs: 120_000, path: '/schedules?enabled=true&limit=20&sort=nextFireAt' },
  { everyMs: 120_000, path: '/executions?limit=20&status=pending,retrying' },
] as const;

/** The reads of so many open pages, beside their streams; spread evenly, as those of pages are that were opened at any time. */
export class OpenPages {
  private readonly timers: NodeJS.Timeout[] = [];
  private readonly agent = new Agent({ connections: 20 });
  private failed: unknown = null;

  constructor(api: string, count: number) {
    for (const { everyMs, path } of READS)
      this.timers.push(setInterval(() => void this.read(`${api}${path}`), everyMs / count));
  }

  /** @throws the first error of a read */
  async close(): Promise<void> {
    for (const timer of this.timers) clearInterval(timer);
    await this.agent.destroy();
    if (this.failed) throw this.failed;
  }

  private async read(url: string): Promise<void> {
    try {
      const { body, statusCode } = await request(url, { dispatcher: this.agent });
      await body.dump();
      if (statusCode !== 200) throw new Error(`${url} answered ${statusCode}`);
    } catch (error) {
      if (!this.agent.destroyed) this.failed ??= error;
    }
  }
}
