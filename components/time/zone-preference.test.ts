import { expect, it } from 'vitest';
import { parseZoneCookie, serializeZoneCookie, shownZone } from './zone-preference';

it('reads back what it wrote', () => {
  const preference = { mode: 'utc', browserZone: 'America/Argentina/Buenos_Aires' } as const;
  const value = /=([^;]+);/.exec(serializeZoneCookie(preference))?.[1];
  expect(parseZoneCookie(value)).toEqual(preference);
});

it.each([undefined, '', 'browser', 'browser:Mars/Olympus', 'local:UTC', '%E0%A4%A', 'browser:<script>'])(
  'takes %s for a first visit',
  (value) => {
    expect(parseZoneCookie(value)).toEqual({ mode: 'browser', browserZone: 'UTC' });
  },
);

it('shows what belongs to a schedule in its own zone when asked to, all else in the browser’s', () => {
  const preference = { mode: 'schedule', browserZone: 'Europe/Berlin' } as const;
  expect(shownZone(preference, 'Asia/Tokyo')).toBe('Asia/Tokyo');
  expect(shownZone(preference)).toBe('Europe/Berlin');
  expect(shownZone({ ...preference, mode: 'browser' }, 'Asia/Tokyo')).toBe('Europe/Berlin');
  expect(shownZone({ ...preference, mode: 'utc' }, 'Asia/Tokyo')).toBe('UTC');
});

it('shows UTC when asked to, else the browser’s zone', () => {
  expect(shownZone({ mode: 'utc', browserZone: 'Europe/Berlin' })).toBe('UTC');
  expect(shownZone({ mode: 'browser', browserZone: 'Europe/Berlin' })).toBe('Europe/Berlin');
});
