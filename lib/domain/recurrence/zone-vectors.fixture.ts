/** `fires` are all fire times in (after, last of them], with the zone's offset as people there would write it. */
export interface FireTimeVector {
  what: string;
  cron: string;
  zone: string;
  after: string;
  fires: string[];
}

export const ZONE_VECTORS: FireTimeVector[] = [
  // America/New_York: 02:00–03:00 is missing on 2026-03-08, 01:00–02:00 comes twice on 2026-11-01.
  {
    what: 'runs a fixed time inside the gap at the first instant after it',
    cron: '30 2 * * *',
    zone: 'America/New_York',
    after: '2026-03-07T00:00-05:00',
    fires: ['2026-03-07T02:30-05:00', '2026-03-08T03:00-04:00', '2026-03-09T02:30-04:00'],
  },
  {
    what: 'makes one run of two fixed times inside the gap',
    cron: '0,30 2 * * *',
    zone: 'America/New_York',
    after: '2026-03-08T00:00-05:00',
    fires: ['2026-03-08T03:00-04:00', '2026-03-09T02:00-04:00'],
  },
  {
    what: 'keeps the run after the gap beside the one that the gap makes',
    cron: '30 2,3 * * *',
    zone: 'America/New_York',
    after: '2026-03-08T00:00-05:00',
    fires: ['2026-03-08T03:00-04:00', '2026-03-08T03:30-04:00', '2026-03-09T02:30-04:00'],
  },
  {
    what: 'fires once when the made-up instant matches by itself',
    cron: '0 2,3 * * *',
    zone: 'America/New_York',
    after: '2026-03-08T00:00-05:00',
    fires: ['2026-03-08T03:00-04:00', '2026-03-09T02:00-04:00'],
  },
  {
    what: 'makes up nothing for an interval job inside the gap',
    cron: '*/30 2 * * *',
    zone: 'America/New_York',
    after: '2026-03-07T02:00-05:00',
    fires: ['2026-03-07T02:30-05:00', '2026-03-09T02:00-04:00', '2026-03-09T02:30-04:00'],
  },
  {
    what: 'walks through the gap without silence when the hour is *',
    cron: '*/20 * * * *',
    zone: 'America/New_York',
    after: '2026-03-08T01:30-05:00',
    fires: ['2026-03-08T01:40-05:00', '2026-03-08T03:00-04:00', '2026-03-08T03:20-04:00'],
  },
  {
    what: 'runs a fixed time of the overlap in its first pass only',
    cron: '30 1 * * *',
    zone: 'America/New_York',
    after: '2026-11-01T00:00-04:00',
    fires: ['2026-11-01T01:30-04:00', '2026-11-02T01:30-05:00'],
  },
  {
    what: 'runs an interval job in both passes of the overlap',
    cron: '*/30 1 * * *',
    zone: 'America/New_York',
    after: '2026-11-01T00:00-04:00',
    fires: [
      '2026-11-01T01:00-04:00',
      '2026-11-01T01:30-04:00',
      '2026-11-01T01:00-05:00',
      '2026-11-01T01:30-05:00',
      '2026-11-02T01:00-05:00',
    ],
  },
  {
    what: 'takes a fixed minute of every hour for an interval job',
    cron: '@hourly',
    zone: 'America/New_York',
    after: '2026-11-01T00:30-04:00',
    fires: ['2026-11-01T01:00-04:00', '2026-11-01T01:00-05:00', '2026-11-01T02:00-05:00'],
  },
  {
    what: 'takes 0-59/30 for a fixed time, although it means the same as */30',
    cron: '0-59/30 1 * * *',
    zone: 'America/New_York',
    after: '2026-11-01T00:00-04:00',
    fires: ['2026-11-01T01:00-04:00', '2026-11-01T01:30-04:00', '2026-11-02T01:00-05:00'],
  },
  {
    what: 'never lets the seconds field make an interval job',
    cron: '*/30 30 1 * * *',
    zone: 'America/New_York',
    after: '2026-11-01T00:00-04:00',
    fires: ['2026-11-01T01:30:00-04:00', '2026-11-01T01:30:30-04:00', '2026-11-02T01:30:00-05:00'],
  },
  {
    what: 'makes one run of every second inside the gap',
    cron: '* 59 2 * * *',
    zone: 'America/New_York',
    after: '2026-03-08T00:00-05:00',
    fires: ['2026-03-08T03:00:00-04:00', '2026-03-09T02:59:00-04:00', '2026-03-09T02:59:01-04:00'],
  },

  // Europe/London: 01:00–02:00 is missing on 2026-03-29 and comes twice on 2026-10-25.
  {
    what: 'runs at 02:00 what London lacks at 01:15',
    cron: '15 1 * * *',
    zone: 'Europe/London',
    after: '2026-03-28T12:00Z',
    fires: ['2026-03-29T02:00+01:00', '2026-03-30T01:15+01:00'],
  },
  {
    what: 'runs once what London has twice at 01:15',
    cron: '15 1 * * *',
    zone: 'Europe/London',
    after: '2026-10-24T12:00Z',
    fires: ['2026-10-25T01:15+01:00', '2026-10-26T01:15Z'],
  },
  {
    what: 'leaves a noon job alone on both days',
    cron: '0 12 * * SUN',
    zone: 'Europe/London',
    after: '2026-03-22T13:00Z',
    fires: ['2026-03-29T12:00+01:00', '2026-04-05T12:00+01:00'],
  },
  {
    what: 'runs a job of the first instant after the overlap once',
    cron: '0 2 * * *',
    zone: 'Europe/London',
    after: '2026-10-25T00:00Z',
    fires: ['2026-10-25T02:00Z', '2026-10-26T02:00Z'],
  },

  // Europe/Athens: 03:00–04:00 comes twice on 2026-10-25.
  {
    what: 'runs every 20 minutes of a doubled hour twice',
    cron: '*/20 3 * * *',
    zone: 'Europe/Athens',
    after: '2026-10-25T00:00+03:00',
    fires: [
      '2026-10-25T03:00+03:00',
      '2026-10-25T03:20+03:00',
      '2026-10-25T03:40+03:00',
      '2026-10-25T03:00+02:00',
      '2026-10-25T03:20+02:00',
      '2026-10-25T03:40+02:00',
      '2026-10-26T03:00+02:00',
    ],
  },

  // Australia/Lord_Howe: half an hour. 01:30–02:00 comes twice on 2026-04-05, 02:00–02:30 is missing on 2026-10-04.
  {
    what: 'keeps its rhythm right after the half-hour gap',
    cron: '*/10 * * * *',
    zone: 'Australia/Lord_Howe',
    after: '2026-10-04T01:45+10:30',
    fires: ['2026-10-04T01:50+10:30', '2026-10-04T02:30+11:00', '2026-10-04T02:40+11:00'],
  },
  {
    what: 'keeps both runs of the half-hour overlap',
    cron: '30 * * * *',
    zone: 'Australia/Lord_Howe',
    after: '2026-04-05T01:00+11:00',
    fires: ['2026-04-05T01:30+11:00', '2026-04-05T01:30+10:30', '2026-04-05T02:30+10:30'],
  },
  {
    what: 'runs at 02:30 what the half-hour gap lacks at 02:15',
    cron: '15 2 * * *',
    zone: 'Australia/Lord_Howe',
    after: '2026-10-04T00:00+10:30',
    fires: ['2026-10-04T02:30+11:00', '2026-10-05T02:15+11:00'],
  },
  {
    what: 'runs once what the half-hour overlap has twice',
    cron: '45 1 * * *',
    zone: 'Australia/Lord_Howe',
    after: '2026-04-05T00:00+11:00',
    fires: ['2026-04-05T01:45+11:00', '2026-04-06T01:45+10:30'],
  },

  // Africa/Casablanca: back an hour for Ramadan. 02:00–03:00 comes twice on 2026-02-15 and is missing on 2026-03-22.
  {
    what: 'runs once on the day before Ramadan',
    cron: '30 2 * * *',
    zone: 'Africa/Casablanca',
    after: '2026-02-14T12:00+01:00',
    fires: ['2026-02-15T02:30+01:00', '2026-02-16T02:30+00:00'],
  },
  {
    what: 'runs at 03:00 on the day after Ramadan',
    cron: '30 2 * * *',
    zone: 'Africa/Casablanca',
    after: '2026-03-21T12:00+00:00',
    fires: ['2026-03-22T03:00+01:00', '2026-03-23T02:30+01:00'],
  },

  // Africa/Cairo: the gap is at midnight. 00:00–01:00 is missing on 2026-04-24, 23:00–24:00 comes twice on 2026-10-29.
  {
    what: 'runs a midnight job on a day without a midnight',
    cron: '0 0 * * *',
    zone: 'Africa/Cairo',
    after: '2026-04-23T12:00+02:00',
    fires: ['2026-04-24T01:00+03:00', '2026-04-25T00:00+03:00'],
  },
  {
    what: 'keeps the day after a midnight gap for a job of every two hours',
    cron: '0 */2 * * *',
    zone: 'Africa/Cairo',
    after: '2026-04-23T22:00+02:00',
    fires: ['2026-04-24T02:00+03:00', '2026-04-24T04:00+03:00'],
  },
  {
    what: 'counts the weekday of a missing midnight by its date',
    cron: '30 0 * * FRI',
    zone: 'Africa/Cairo',
    after: '2026-04-20T00:00+02:00',
    fires: ['2026-04-24T01:00+03:00', '2026-05-01T00:30+03:00'],
  },
  {
    what: 'runs once before an overlap that ends at midnight',
    cron: '30 23 * * *',
    zone: 'Africa/Cairo',
    after: '2026-10-29T12:00+03:00',
    fires: ['2026-10-29T23:30+03:00', '2026-10-30T23:30+02:00'],
  },

  // America/Sao_Paulo: 00:00–01:00 was missing on 2018-11-04, 23:00–24:00 came twice on 2018-02-17.
  {
    what: 'runs a monthly midnight job in a midnight gap of the past',
    cron: '15 0 4 * *',
    zone: 'America/Sao_Paulo',
    after: '2018-10-05T00:00-03:00',
    fires: ['2018-11-04T01:00-02:00', '2018-12-04T00:15-02:00'],
  },
  {
    what: 'runs an interval job in both passes before a doubled midnight',
    cron: '*/30 23 * * *',
    zone: 'America/Sao_Paulo',
    after: '2018-02-17T12:00-02:00',
    fires: [
      '2018-02-17T23:00-02:00',
      '2018-02-17T23:30-02:00',
      '2018-02-17T23:00-03:00',
      '2018-02-17T23:30-03:00',
      '2018-02-18T23:00-03:00',
    ],
  },

  // Asia/Kathmandu: no DST, a quarter of an hour; +05:30 → +05:45 on 1986-01-01.
  {
    what: 'keeps 45-minute offsets',
    cron: '0 9 * * *',
    zone: 'Asia/Kathmandu',
    after: '2026-01-01T09:00+05:45',
    fires: ['2026-01-02T09:00+05:45', '2026-01-03T09:00+05:45'],
  },
  {
    what: 'runs after a gap of 15 minutes at the turn of a year',
    cron: '5 0 * * *',
    zone: 'Asia/Kathmandu',
    after: '1985-12-31T12:00+05:30',
    fires: ['1986-01-01T00:15+05:45', '1986-01-02T00:05+05:45'],
  },

  // Pacific/Apia: 2011-12-30 is missing; 03:00–04:00 came twice on 2011-04-02 and was missing on 2011-09-24.
  {
    what: 'runs the jobs of a missing day once, as the next day begins',
    cron: '0 9,15 * * *',
    zone: 'Pacific/Apia',
    after: '2011-12-29T10:00-10:00',
    fires: ['2011-12-29T15:00-10:00', '2011-12-31T00:00+14:00', '2011-12-31T09:00+14:00'],
  },
  {
    what: 'leaves an interval job of a missing day out',
    cron: '0 */12 30 12 *',
    zone: 'Pacific/Apia',
    after: '2010-12-30T06:00-10:00',
    fires: ['2010-12-30T12:00-10:00', '2012-12-30T00:00+14:00'],
  },
  {
    what: 'runs once in the first pass of the overlap',
    cron: '30 3 * * *',
    zone: 'Pacific/Apia',
    after: '2011-04-01T12:00-10:00',
    fires: ['2011-04-02T03:30-10:00', '2011-04-03T03:30-11:00'],
  },
  {
    what: 'runs once after the gap in spring',
    cron: '30 3 * * *',
    zone: 'Pacific/Apia',
    after: '2011-09-23T12:00-11:00',
    fires: ['2011-09-24T04:00-10:00', '2011-09-25T03:30-10:00'],
  },

  // Africa/Monrovia: −00:44:30 until 1972-01-07.
  {
    what: 'fires on the half minute of UTC while the offset has seconds',
    cron: '0 12 * * *',
    zone: 'Africa/Monrovia',
    after: '1972-01-05T00:00Z',
    fires: ['1972-01-05T12:44:30Z', '1972-01-06T12:44:30Z', '1972-01-07T12:00:00Z'],
  },
  {
    what: 'runs after a gap of 44 minutes and a half',
    cron: '10 0 * * *',
    zone: 'Africa/Monrovia',
    after: '1972-01-06T12:00Z',
    fires: ['1972-01-07T00:44:30Z', '1972-01-08T00:10:00Z'],
  },
];
