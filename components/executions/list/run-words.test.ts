import { describe, expect, it } from 'vitest';
import { ALL_RUNS, type RunPlace } from './run-place';
import { filterWords } from './run-words';

const labels = (place: Partial<RunPlace>, scheduleName: string | null = null) =>
  filterWords({ ...ALL_RUNS, ...place }, { scheduleName, zone: 'Europe/Berlin' }).map(({ label }) => label);

describe('filterWords', () => {
  it('says nothing of a list of everything', () => {
    expect(labels({})).toEqual([]);
    expect(labels({ cursor: 'x' })).toEqual([]);
  });

  it('names each part', () => {
    expect(
      labels(
        {
          agent: 'mailer',
          q: 'refused',
          schedule: 'id',
          since: '24h',
          status: ['failed'],
          trigger: 'manual',
        },
        'Report',
      ),
    ).toEqual(['Error has “refused”', 'Failed', 'Last 24 h', 'Report', 'mailer', 'Started by: By hand']);
    expect(labels({ from: '2026-03-02T11:00:00Z', to: 'soon' })).toEqual([
      'From 2026-03-02 12:00',
      'Until soon',
    ]);
    expect(labels({ status: ['running', 'waiting'] })).toEqual(['running, waiting']);
  });

  it('leaves everything when each is taken away', () => {
    const place: RunPlace = { ...ALL_RUNS, agent: 'a', q: 'b', since: '1h', status: ['failed'], to: 'x' };
    const left = filterWords(place, { scheduleName: null, zone: 'UTC' }).map(({ without }) => without);
    expect(Object.assign({}, place, ...left)).toEqual(ALL_RUNS);
  });
});
