import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shareOf } from './share';

/** Takes for one agent as often as its share allows. Returns what it holds then. */
function fill(held: number, free: number): { held: number; free: number } {
  let agent = { free, held };
  for (let share = shareOf(agent.held, agent.free); share > 0; share = shareOf(agent.held, agent.free))
    agent = { free: agent.free - share, held: agent.held + share };
  return agent;
}

describe('shareOf', () => {
  it('gives a lone agent four fifths', () => {
    expect(shareOf(0, 1_000)).toBe(800);
    expect(shareOf(800, 200)).toBe(0);
  });

  it('gives the next agent four fifths of what is left', () => {
    expect(shareOf(0, 200)).toBe(160);
  });

  it('gives nothing when there is no room', () => {
    expect(shareOf(0, 0)).toBe(0);
    expect(shareOf(0, -3)).toBe(0);
  });

  it('lets an agent that has nothing take the last place', () => {
    expect(shareOf(0, 1)).toBe(1);
    expect(shareOf(1, 1)).toBe(0);
  });

  it('never gives more than is free', () => {
    fc.assert(fc.property(fc.nat(3_000), fc.nat(3_000), (held, free) => shareOf(held, free) <= free));
  });

  it('makes a hog leave room for somebody else, whatever its size and its haste', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 5_000 }), (size) => {
        const hog = fill(0, size);
        expect(hog.free).toBeGreaterThan(0);
        expect(hog.held).toBeGreaterThan(0);
        expect(shareOf(0, hog.free)).toBeGreaterThan(0);
      }),
    );
  });

  it('serves newcomers, one after the other, until the room is used up', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2_000 }), (size) => {
        let free = size;
        for (let agents = 0; free > 0; agents += 1) {
          expect(agents).toBeLessThan(50);
          free = fill(0, free).free;
        }
      }),
    );
  });
});
