import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ReadyQueue } from './ready-queue';

const always = () => true;

describe('ReadyQueue', () => {
  it('gives an agent’s items in the order that they came', () => {
    const queue = new ReadyQueue<number>();
    for (const item of [1, 2, 3]) queue.push('a', item);
    expect([queue.take(always), queue.take(always), queue.take(always)]).toEqual([1, 2, 3]);
    expect(queue.take(always)).toBeUndefined();
  });

  it('lets agents take turns, so that a long queue does not hold up a short one', () => {
    const queue = new ReadyQueue<string>();
    for (const item of ['a1', 'a2', 'a3']) queue.push('a', item);
    queue.push('b', 'b1');
    expect(Array.from({ length: 4 }, () => queue.take(always))).toEqual(['a1', 'b1', 'a2', 'a3']);
  });

  it('passes over agents that may not start, and keeps their place', () => {
    const queue = new ReadyQueue<string>();
    queue.push('full', 'waits');
    queue.push('b', 'goes');
    expect(queue.take((agent) => agent !== 'full')).toBe('goes');
    expect(queue.take((agent) => agent !== 'full')).toBeUndefined();
    expect(queue.size).toBe(1);
    expect(queue.take(always)).toBe('waits');
  });

  it('agrees with a sorted list, whatever is pushed and taken in between', () => {
    const step = fc.oneof(
      fc.record({ priority: fc.integer({ min: -2, max: 2 }) }),
      fc.record({ takes: fc.integer({ min: 1, max: 5 }) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
        const queue = new ReadyQueue<{ nth: number; priority: number }>();
        let waiting: { nth: number; priority: number }[] = [];
        steps.forEach((it, nth) => {
          if ('priority' in it) {
            const item = { nth, priority: it.priority };
            queue.push('a', item, it.priority);
            waiting.push(item);
            waiting.sort((a, b) => b.priority - a.priority || a.nth - b.nth);
            return;
          }
          for (let times = 0; times < it.takes; times += 1) expect(queue.take(always)).toBe(waiting[times]);
          waiting = waiting.slice(it.takes);
          expect(queue.size).toBe(waiting.length);
        });
        expect(queue.drain()).toEqual(waiting);
      }),
    );
  });

  it('gives everything back when it is drained', () => {
    const queue = new ReadyQueue<number>();
    queue.push('a', 1);
    queue.push('b', 2);
    expect(queue.drain().sort()).toEqual([1, 2]);
    expect(queue.size).toBe(0);
    expect(queue.take(always)).toBeUndefined();
  });

  it('serves an agent at the latest after each other agent was served once', () => {
    const pushes = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 100 });
    fc.assert(
      fc.property(pushes, (agents) => {
        const queue = new ReadyQueue<string>();
        for (const agent of agents) queue.push(String(agent), String(agent));
        const served: string[] = [];
        for (let item = queue.take(always); item; item = queue.take(always)) served.push(item);
        expect(served).toHaveLength(agents.length);
        for (const agent of new Set(served)) {
          const places = served.flatMap((item, index) => (item === agent ? [index] : []));
          for (let nth = 1; nth < places.length; nth += 1) {
            const between = served.slice(places[nth - 1]! + 1, places[nth]);
            expect(new Set(between).size).toBe(between.length);
          }
        }
      }),
    );
  });
});
