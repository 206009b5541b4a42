import { setTimeout as sleep } from 'node:timers/promises';
import type { LimitTask } from './limit-task';
import { CALLS_AT_ONCE, Poster } from './poster';

const CALL = {
  id: '00000000-0000-8000-8000-000000000001',
  scheduleId: '00000000-0000-7000-8000-000000000001',
};

/** The calls and nothing else: no worker can be faster on this machine. */
export class PostAlone {
  private readonly poster: Poster;

  constructor(private readonly task: LimitTask) {
    this.poster = new Poster(task);
  }

  async run(): Promise<void> {
    const { executions, fireAt } = this.task;
    if (fireAt !== null) await sleep(fireAt - Date.now());
    await new Promise<void>((resolve) => {
      let left = executions;
      let underWay = 0;
      const pump = () => {
        while (underWay < CALLS_AT_ONCE && left > 0) {
          left -= 1;
          underWay += 1;
          this.poster.post(CALL, () => {
            underWay -= 1;
            if (underWay === 0 && left === 0) resolve();
            else pump();
          });
        }
      };
      pump();
    });
  }

  close(): Promise<void> {
    return this.poster.close();
  }
}
