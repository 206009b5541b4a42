import type { FireTimeVector } from './zone-vectors.fixture';

/** What the calendar decides, in UTC. */
export const CALENDAR_VECTORS: FireTimeVector[] = [
  {
    what: 'waits for leap years, over the one that 2100 is not',
    cron: '0 0 29 2 *',
    zone: 'UTC',
    after: '2092-02-28T00:00Z',
    fires: ['2092-02-29T00:00Z', '2096-02-29T00:00Z', '2104-02-29T00:00Z'],
  },
  {
    what: 'finds the rarest date there is, 40 years away',
    cron: '0 0 29 2 */7',
    zone: 'UTC',
    after: '2088-02-28T00:00Z',
    fires: ['2088-02-29T00:00Z', '2128-02-29T00:00Z'],
  },
  {
    what: 'skips months without a 31st',
    cron: '0 0 31 * *',
    zone: 'UTC',
    after: '2027-01-31T00:00Z',
    fires: ['2027-03-31T00:00Z', '2027-05-31T00:00Z', '2027-07-31T00:00Z', '2027-08-31T00:00Z'],
  },
  {
    what: 'finds the last day of each month, 29 February among them',
    cron: '0 6 L * *',
    zone: 'UTC',
    after: '2028-01-31T12:00Z',
    fires: ['2028-02-29T06:00Z', '2028-03-31T06:00Z', '2028-04-30T06:00Z'],
  },
  {
    what: 'finds the last Friday of a month',
    cron: '0 0 * * FRIL',
    zone: 'UTC',
    after: '2027-01-01T00:00Z',
    fires: ['2027-01-29T00:00Z', '2027-02-26T00:00Z', '2027-03-26T00:00Z'],
  },
  {
    what: 'finds the second Monday of a month',
    cron: '0 0 * * MON#2',
    zone: 'UTC',
    after: '2027-01-01T00:00Z',
    fires: ['2027-01-11T00:00Z', '2027-02-08T00:00Z', '2027-03-08T00:00Z'],
  },
  {
    what: 'skips months without a fifth Sunday',
    cron: '0 0 * * 7#5',
    zone: 'UTC',
    after: '2027-01-01T00:00Z',
    fires: ['2027-01-31T00:00Z', '2027-05-30T00:00Z', '2027-08-29T00:00Z'],
  },
  {
    what: 'takes either day field when both are restricted',
    cron: '0 0 13 * FRI',
    zone: 'UTC',
    after: '2027-08-07T00:00Z',
    fires: [
      '2027-08-13T00:00Z',
      '2027-08-20T00:00Z',
      '2027-08-27T00:00Z',
      '2027-09-03T00:00Z',
      '2027-09-10T00:00Z',
      '2027-09-13T00:00Z',
    ],
  },
  {
    what: 'wants both day fields when one begins with *',
    cron: '0 0 */2 * MON',
    zone: 'UTC',
    after: '2027-01-01T00:00Z',
    fires: ['2027-01-11T00:00Z', '2027-01-25T00:00Z', '2027-02-01T00:00Z'],
  },
  {
    what: 'leaves the choice of the day to the other field with ?',
    cron: '0 0 ? * TUE',
    zone: 'UTC',
    after: '2027-01-01T00:00Z',
    fires: ['2027-01-05T00:00Z', '2027-01-12T00:00Z'],
  },
  {
    what: 'turns the year',
    cron: '59 59 23 31 12 *',
    zone: 'UTC',
    after: '2026-06-01T00:00Z',
    fires: ['2026-12-31T23:59:59Z', '2027-12-31T23:59:59Z'],
  },
];
