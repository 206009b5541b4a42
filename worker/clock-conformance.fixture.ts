import { beforeEach, describe, expect, it } from 'vitest';
import type { Clock } from '@/lib/domain/engine/ports';

export interface ClockWorld {
  clock: Clock;
  /** Lets this much time pass, and all that is due on the way happen. */
  pass(ms: number): Promise<void>;
}

/** What the loop relies on, whoever keeps the time. */
export function clockConformance(name: string, makeWorld: () => ClockWorld): void {
  describe(`clock: ${name}`, () => {
    let world: ClockWorld;
    beforeEach(() => {
      world = makeWorld();
    });

    it('runs a task once, and not before its delay is over', async () => {
      const startMs = world.clock.monotonicMs();
      const ran: number[] = [];
      world.clock.after(30, () => ran.push(world.clock.monotonicMs() - startMs));
      await world.pass(100);
      expect(ran).toHaveLength(1);
      // Timers of a real process count in whole milliseconds.
      expect(ran[0]).toBeGreaterThanOrEqual(29);
    });

    it('never runs a task at once, within the call that asks for it', async () => {
      let ran = false;
      world.clock.after(0, () => {
        ran = true;
      });
      expect(ran).toBe(false);
      await world.pass(20);
      expect(ran).toBe(true);
    });

    it('runs tasks in the order of their time', async () => {
      const ran: string[] = [];
      world.clock.after(40, () => ran.push('later'));
      world.clock.after(10, () => ran.push('sooner'));
      await world.pass(100);
      expect(ran).toEqual(['sooner', 'later']);
    });

    it('runs nothing that was cancelled, and a cancel after the fact does no harm', async () => {
      const ran: string[] = [];
      const cancel = world.clock.after(10, () => ran.push('cancelled'));
      cancel();
      const cancelLate = world.clock.after(10, () => ran.push('kept'));
      await world.pass(60);
      cancelLate();
      expect(ran).toEqual(['kept']);
    });

    it('never steps back, and counts what passes', async () => {
      const beforeMs = world.clock.monotonicMs();
      const beforeWallMs = world.clock.wallMs();
      await world.pass(50);
      expect(world.clock.monotonicMs() - beforeMs).toBeGreaterThanOrEqual(49);
      expect(world.clock.wallMs() - beforeWallMs).toBeGreaterThanOrEqual(48);
    });
  });
}
