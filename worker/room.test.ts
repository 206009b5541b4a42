import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Reservation, Room } from './room';

describe('Room', () => {
  it('shares what is free by agent', () => {
    const room = new Room(100);
    room.take('hog', room.freeFor('hog'));
    expect(room.free).toBe(20);
    expect(room.freeFor('hog')).toBe(0);
    expect(room.freeFor('other')).toBe(16);
  });

  it('gives places back to whoever comes', () => {
    const room = new Room(10);
    room.take('a', 8);
    room.giveBack('a', 7);
    expect(room.free).toBe(9);
    room.giveBack('a');
    expect(room.freeFor('a')).toBe(8);
  });

  it('has no room when more was taken than it has', () => {
    const room = new Room(3);
    room.take('a', 5);
    expect(room.free).toBe(0);
    expect(room.freeFor('b')).toBe(0);
    room.giveBack('a', 3);
    expect(room.free).toBe(1);
  });

  it('is never overfilled by those who ask first, and always has a place for a newcomer that a hog left', () => {
    const step = fc.record({
      agent: fc.integer({ min: 0, max: 4 }).map(String),
      wanted: fc.integer({ min: 1, max: 40 }),
    });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.array(step, { maxLength: 50 }), (size, steps) => {
        const room = new Room(size);
        let taken = 0;
        for (const { agent, wanted } of steps) {
          const count = new Reservation(room).keep(agent, wanted);
          taken += count;
          expect(room.free).toBe(size - taken);
          expect(room.freeFor('newcomer') > 0).toBe(room.free > 0);
        }
      }),
    );
  });
});

describe('Reservation', () => {
  it('keeps places from the next statement until its own is answered', () => {
    const room = new Room(10);
    const first = new Reservation(room);
    const second = new Reservation(room);
    expect(first.keep('a', 100)).toBe(8);
    expect(second.keep('a', 100)).toBe(0);
    expect(second.keep('b', 1)).toBe(1);
    first.release();
    first.release();
    expect(room.free).toBe(9);
    second.release();
    expect(room.free).toBe(10);
  });
});
