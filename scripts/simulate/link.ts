import type { EngineStore, FireKey, FireLock } from '@/lib/domain/engine/ports';
import type { MemoryEngineStore } from './model/memory-engine-store';
import type { MemoryFireLock } from './model/memory-fire-lock';
import type { SimulatedProcess } from './simulated-process';
import type { VirtualTime } from './virtual-time';
import type { Fate, Forecast } from './weather';

/** The client's own limits, as StatementLanes and RedisFireLock keep them. */
const STATEMENT_WITHIN_MS = 5_000;
const LOCK_WITHIN_MS = 50;

/** Statements on their way to the database and back: the effect is the database's, the answer may never reach the process. */
export class DatabaseLink {
  constructor(
    private readonly time: VirtualTime,
    private readonly process: SimulatedProcess,
    private readonly forecast: Forecast,
  ) {}

  send<T>(effect: () => Promise<T>): Promise<T> {
    const fate = this.forecast.fate(this.time.nowMs);
    const sentMs = this.time.nowMs;
    return new Promise<T>((resolve, reject) => {
      const giveUpMs = Math.min(fate.cutAfterMs ?? STATEMENT_WITHIN_MS, STATEMENT_WITHIN_MS);
      this.process.deliver(sentMs + giveUpMs, () => reject(new Error('the connection broke')));
      this.answer(sentMs, fate, effect, resolve, reject);
    });
  }

  private answer<T>(
    sentMs: number,
    fate: Fate,
    effect: () => Promise<T>,
    resolve: (value: T) => void,
    reject: (error: unknown) => void,
  ): void {
    if (fate.effectAfterMs === null) return;
    this.time.at(sentMs + fate.effectAfterMs, () => {
      const answered = effect();
      if (fate.cutAfterMs !== null) return;
      const atMs = this.time.nowMs + fate.answerAfterMs;
      answered.then(
        (value) => this.process.deliver(atMs, () => resolve(value)),
        (error) => this.process.deliver(atMs, () => reject(error)),
      );
    });
  }
}

const STATEMENTS = [
  'claim',
  'declareDead',
  'definitions',
  'discard',
  'fence',
  'finish',
  'finishedByMe',
  'markStarted',
  'ownedClaims',
  'ownedExecutions',
  'reapDead',
  'reapOrphans',
  'register',
  'release',
  'renew',
  'reread',
  'retire',
  'retry',
  'scan',
  'tick',
] as const satisfies (keyof EngineStore)[];

/** The store as one process has it: over its own link. */
export function storeOver(link: DatabaseLink, store: MemoryEngineStore): EngineStore {
  const methods = STATEMENTS.map((name) => {
    const statement = store[name] as (...parameters: unknown[]) => Promise<unknown>;
    return [name, (...parameters: unknown[]) => link.send(() => statement.apply(store, parameters))];
  });
  return Object.fromEntries(methods) as unknown as EngineStore;
}

/** The fire lock as one process has it: slow or broken means no gate, though the keys may be set all the same. */
export function fireLockOver(
  time: VirtualTime,
  process: SimulatedProcess,
  forecast: Forecast,
  redis: MemoryFireLock,
  workerId: string,
): FireLock {
  return {
    acquire: (keys: readonly FireKey[]) =>
      new Promise((resolve) => {
        const fate = forecast.fate(time.nowMs);
        process.deliver(time.nowMs + Math.min(fate.cutAfterMs ?? LOCK_WITHIN_MS, LOCK_WITHIN_MS), () =>
          resolve('no_gate'),
        );
        if (fate.effectAfterMs === null) return;
        time.after(fate.effectAfterMs, () => {
          const answers = redis.set(workerId, keys);
          process.deliver(time.nowMs + fate.answerAfterMs, () => resolve(answers));
        });
      }),
  };
}
