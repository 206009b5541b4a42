import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ChangePosition } from '@/lib/domain/change-position';
import type { EventFilter } from './event-filter';
import { EventHub, type HubDependencies } from './event-hub';
import type { ChangeEntry } from './event-view';
import type { ChangesRead, ChangesWanted } from './read-changes';

const ALL: EventFilter = { topics: ['schedules', 'executions', 'workers'] };
const MB = 1_048_576;

/** A database that tells what a test has put into it. */
class Scene {
  readings: ChangesWanted[] = [];
  missed: (readonly ChangePosition[])[] = [];
  feeds = 0;
  failing = false;
  next: Partial<Extract<ChangesRead, { kind: 'changes' }>> = {};
  signal = () => {};
  private atMs = 0;

  readonly hub: EventHub;

  constructor(changes: Partial<HubDependencies> = {}) {
    this.hub = new EventHub({
      onFailure: () => {},
      openFeed: (onSignal) => {
        this.feeds += 1;
        this.signal = onSignal;
        return () => {
          this.feeds -= 1;
        };
      },
      readChanges: async (wanted) => {
        this.readings.push(wanted);
        return this.answer();
      },
      readMissed: async (positions) => {
        this.missed.push(positions);
        const read = this.answer();
        return positions.map(() => read);
      },
      readPosition: async () => this.position(),
      ...changes,
    });
  }

  async open(filter = ALL, lastEventId?: string) {
    const gone = new AbortController();
    const stream = await this.hub.open({ filter, lastEventId, signal: gone.signal });
    return { gone, reader: stream.getReader() };
  }

  private position(): ChangePosition {
    this.atMs += 1;
    return { atMs: this.atMs, transaction: 1 };
  }

  private answer(): ChangesRead {
    if (this.failing) throw new Error('the database is gone');
    const entries = this.next.entries ?? [];
    return { crowded: false, kind: 'changes', position: this.position(), ...this.next, entries };
  }
}

const entry = (id: string, change: Partial<ChangeEntry> = {}): ChangeEntry => ({
  id,
  json: `{"id":"${id}"}`,
  scheduleId: null,
  topic: 'executions',
  transaction: 1,
  ...change,
});

type Reader = ReadableStreamDefaultReader<Uint8Array>;
const decoder = new TextDecoder();
const piece = async (reader: Reader): Promise<string> => decoder.decode((await reader.read()).value);
/** The name of the next event, and its data. */
async function event(reader: Reader): Promise<[string | undefined, unknown]> {
  const text = await piece(reader);
  const data = /^data: (.*)$/m.exec(text)?.[1];
  return [/^event: (\w+)$/m.exec(text)?.[1], data && JSON.parse(data)];
}
/** A listener that is past its greeting. */
async function greeted(scene: Scene, filter?: EventFilter): Promise<Reader> {
  const { reader } = await scene.open(filter);
  expect(await piece(reader)).toMatch(/^retry: \d{4}\n\n$/);
  expect((await event(reader))[0]).toBe('hello');
  return reader;
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('many listeners', () => {
  it('cost one reading of what changed, and get the same bytes', async () => {
    const scene = new Scene();
    const readers = [];
    for (let n = 0; n < 200; n += 1) readers.push(await greeted(scene));
    scene.next = { entries: [entry('a')] };
    scene.signal();
    const pieces = await Promise.all(readers.map((reader) => reader.read()));
    expect(new Set(pieces.map(({ value }) => value)).size).toBe(1);
    expect([scene.readings.length, scene.feeds]).toEqual([1, 1]);
  });

  it('get what they asked for', async () => {
    const scene = new Scene();
    const ofOne = await greeted(scene, { scheduleId: 's1', topics: ['executions', 'schedules'] });
    const ofWorkers = await greeted(scene, { topics: ['workers'] });
    scene.next = {
      entries: [
        entry('e1', { scheduleId: 's1' }),
        entry('e2', { scheduleId: 's2' }),
        entry('s1', { scheduleId: 's1', topic: 'schedules' }),
        entry('w', { topic: 'workers' }),
      ],
    };
    scene.signal();
    expect(await event(ofOne)).toEqual([
      'changes',
      { executions: [{ id: 'e1' }], schedules: [{ id: 's1' }], workers: [] },
    ]);
    expect(await event(ofWorkers)).toEqual([
      'changes',
      { executions: [], schedules: [], workers: [{ id: 'w' }] },
    ]);
  });

  it('that come and go leave nothing behind', async () => {
    const scene = new Scene();
    for (let round = 0; round < 2; round += 1) {
      const open = await Promise.all(Array.from({ length: 100 }, () => scene.open()));
      expect(scene.hub.listenerCount).toBe(100);
      for (const [n, { gone, reader }] of open.entries()) {
        if (n % 2 === 0) gone.abort();
        else await reader.cancel();
      }
      expect(scene.hub.listenerCount).toBe(0);
    }
    await vi.advanceTimersByTimeAsync(6_000);
    expect(scene.feeds).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('that come back together are read for once, wherever each was', async () => {
    const scene = new Scene();
    scene.next = { entries: [entry('a')] };
    const open = await Promise.all(Array.from({ length: 50 }, (_, n) => scene.open(ALL, `${n + 100}-1`)));
    for (const { reader } of open) {
      await piece(reader);
      expect((await event(reader))[0]).toBe('changes');
    }
    // The first may be read for alone.
    expect(scene.missed.length).toBeLessThanOrEqual(2);
    expect(scene.missed.flat()).toHaveLength(50);
  });
});

describe('listeners that come back while the database is slow', () => {
  /** Readings of what was missed end when the test lets them. */
  const slow = () => {
    const endings: (() => void)[] = [];
    const scene = new Scene({
      readMissed: async (positions) => {
        await new Promise<void>((resolve) => endings.push(resolve));
        return positions.map(() => ({
          kind: 'resync',
          position: { atMs: 9, transaction: 1 },
          reason: 'too_many',
        }));
      },
    });
    const comeBack = (position: string) => {
      const gone = new AbortController();
      const opened = scene.hub.open({ filter: ALL, lastEventId: position, signal: gone.signal });
      return { gone, opened };
    };
    const turn = () => vi.advanceTimersByTimeAsync(0);
    return { comeBack, endings, scene, turn };
  };

  it('and leave meanwhile are not kept', async () => {
    const { comeBack, endings, scene, turn } = slow();
    const { gone, opened } = comeBack('a-1');
    await turn();
    gone.abort();
    endings[0]!();
    await opened;
    await turn();
    expect(scene.hub.listenerCount).toBe(0);
    await vi.advanceTimersByTimeAsync(6_000);
    expect([scene.feeds, vi.getTimerCount()]).toEqual([0, 0]);
  });

  it('hold up what the others hear by one reading at the most', async () => {
    const { comeBack, endings, scene, turn } = slow();
    const reader = await greeted(scene);
    comeBack('a-1');
    await turn();
    for (let n = 0; n < 20; n += 1) comeBack(`${n + 100}-1`);
    await turn();
    scene.next = { entries: [entry('a')] };
    scene.signal();
    endings[0]!();
    expect((await event(reader))[0]).toBe('changes');
    await turn();
    expect(endings).toHaveLength(2);
    endings[1]!();
    await turn();
    expect(scene.hub.listenerCount).toBe(22);
  });

  it('are read for again while others have missed too much', async () => {
    const asked: number[] = [];
    const position = { atMs: 9, transaction: 1 };
    const scene = new Scene({
      readMissed: async (positions) => {
        asked.push(positions.length);
        return positions.map((_, n) => (n === 0 ? { kind: 'resync', position, reason: 'too_many' } : null));
      },
    });
    const open = await Promise.all(['a-1', 'b-1', 'c-1'].map((at) => scene.open(ALL, at)));
    for (const { reader } of open) {
      await piece(reader);
      expect((await event(reader))[0]).toBe('resync');
    }
    expect(asked.at(-1)).toBe(1);
    expect(scene.hub.listenerCount).toBe(3);
  });

  it('are too many together with those that listen', async () => {
    const { comeBack, scene, turn } = slow();
    for (let n = 0; n < 2_000; n += 1) comeBack(`${n + 100}-1`).opened.catch(() => {});
    await turn();
    await expect(scene.open()).rejects.toThrow('Too many');
  });
});

describe('signals', () => {
  it('bring ten messages a second at the most', async () => {
    const scene = new Scene();
    await greeted(scene);
    for (let ms = 0; ms < 1_000; ms += 5) {
      scene.signal();
      await vi.advanceTimersByTimeAsync(5);
    }
    expect(scene.readings.length).toBeGreaterThan(5);
    expect(scene.readings.length).toBeLessThanOrEqual(10);
  });

  it('may be lost: it looks every 5 s by itself', async () => {
    const scene = new Scene();
    const reader = await greeted(scene);
    scene.next = { entries: [entry('a')] };
    await vi.advanceTimersByTimeAsync(5_000);
    expect((await event(reader))[0]).toBe('changes');
  });

  it('that come while the database fails are not forgotten', async () => {
    const scene = new Scene();
    const reader = await greeted(scene);
    scene.failing = true;
    scene.signal();
    await vi.advanceTimersByTimeAsync(1_500);
    scene.failing = false;
    scene.next = { entries: [entry('a')] };
    await vi.advanceTimersByTimeAsync(1_000);
    expect((await event(reader))[0]).toBe('changes');
    expect(new Set(scene.readings.map(({ since }) => since.atMs)).size).toBe(1);
  });

  it('go on from where the last reading was, and tell the same once', async () => {
    const scene = new Scene();
    const reader = await greeted(scene);
    scene.next = { entries: [entry('a')] };
    scene.signal();
    await piece(reader);
    await vi.advanceTimersByTimeAsync(200);
    scene.next = { entries: [entry('a'), entry('b')] };
    scene.signal();
    expect(await event(reader)).toEqual([
      'changes',
      { executions: [{ id: 'b' }], schedules: [], workers: [] },
    ]);
    expect(scene.readings.map(({ since }) => since.atMs)).toEqual([1, 2]);
  });
});

describe('a listener has to read anew', () => {
  it('after more than 1,000 changes of what it listens to', async () => {
    const scene = new Scene();
    const all = await greeted(scene);
    const some = await greeted(scene, { topics: ['workers'] });
    const executions = Array.from({ length: 1_001 }, (_, n) => entry(`e${n}`));
    scene.next = { entries: [...executions, entry('w', { topic: 'workers' })] };
    scene.signal();
    expect(await event(all)).toEqual(['resync', { reason: 'too_many' }]);
    expect((await event(some))[0]).toBe('changes');
  });

  it('with a position that is none', async () => {
    const { reader } = await new Scene().open(ALL, 'nonsense');
    await piece(reader);
    expect(await event(reader)).toEqual(['resync', { reason: 'unknown_position' }]);
  });

  it('now and then while there are more live executions than are looked at', async () => {
    const scene = new Scene();
    const reader = await greeted(scene);
    scene.next = { crowded: true, entries: [] };
    scene.signal();
    expect(await event(reader)).toEqual(['resync', { reason: 'crowded' }]);
    scene.next = { crowded: true, entries: [entry('a')] };
    await vi.advanceTimersByTimeAsync(5_000);
    expect((await event(reader))[0]).toBe('changes');
  });
});

describe('a listener that does not read', () => {
  const filled = async (scene: Scene) => {
    const reader = await greeted(scene);
    for (let n = 0; n < 100; n += 1) {
      scene.next = { entries: [entry('a', { json: `"${n}${'x'.repeat(10_000)}"` })] };
      scene.signal();
      await vi.advanceTimersByTimeAsync(150);
    }
    return reader;
  };

  it('has little waiting, and is told that it missed something when it reads again', async () => {
    const reader = await filled(new Scene());
    let waiting = 0;
    let text = '';
    for (let n = 0; n < 20 && !text.includes('resync'); n += 1) {
      text = await piece(reader);
      waiting += text.length;
    }
    expect(text).toContain('{"reason":"slow"}');
    expect(waiting).toBeLessThan(MB / 4);
  });

  it('is let go', async () => {
    const scene = new Scene();
    await filled(scene);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(scene.hub.listenerCount).toBe(0);
  });
});

it('a silent stream has a heartbeat with its position every 15 s', async () => {
  const scene = new Scene();
  const reader = await greeted(scene);
  await vi.advanceTimersByTimeAsync(15_000);
  expect(await piece(reader)).toMatch(/^: heartbeat ([a-z0-9]+-1)\nid: \1\n\n$/);
});

it('a server that stops ends every stream, and opens none', async () => {
  const scene = new Scene();
  const reader = await greeted(scene);
  scene.hub.close();
  expect((await reader.read()).done).toBe(true);
  await expect(scene.open()).rejects.toThrow('stopping');
  expect(scene.feeds).toBe(0);
});

it('a database that is gone is an answer, and asked again by the next listener', async () => {
  let gone = true;
  const position = async () => {
    if (gone) throw new Error('gone');
    return { atMs: 1, transaction: 1 };
  };
  const scene = new Scene({ readPosition: position });
  await expect(scene.open()).rejects.toThrow('gone');
  expect(scene.feeds).toBe(0);
  gone = false;
  await greeted(scene);
});
