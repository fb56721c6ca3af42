import { expect, it } from 'vitest';
import { timeZoneMistake } from './time-zones.ts';

it.each([
  ['UTC'],
  ['Asia/Tokyo'],
  ['America/Los_Angeles'],
  ['Australia/Lord_Howe'],
  ['America/Port-au-Prince'],
])('%s is a time zone', (name) => {
  expect(timeZoneMistake(name)).toBeNull();
});

it('every time zone that is known here is one', () => {
  for (const name of Intl.supportedValuesOf('timeZone')) expect(timeZoneMistake(name), name).toBeNull();
});

it.each([
  ['Asia/Kolkata'],
  ['Europe/Kyiv'],
  ['US/Pacific'],
  ['Japan'],
  ['Etc/UTC'],
  ['Etc/GMT+9'],
  ['Australia/NSW'],
])('%s is another name of one', (name) => {
  expect(timeZoneMistake(name)).toBeNull();
});

it.each([
  [
    'JST',
    "is an abbreviation, which may stand for several time zones: write the name of one, such as 'Asia/Tokyo'",
  ],
  ['jst', "such as 'Asia/Tokyo'"],
  ['EST', "such as 'America/New_York'"],
  ['GMT', "such as 'UTC'"],
  [
    '+09:00',
    "is a difference to UTC, and not the name of a time zone: write one, such as 'Asia/Tokyo' or 'Asia/Seoul'",
  ],
  ['UTC+9', "such as 'Asia/Tokyo' or 'Asia/Seoul'"],
  ['-0700', "such as 'America/Denver' or 'America/Los_Angeles'"],
  ['+00:00', "such as 'UTC' or 'Europe/London'"],
  ['+13:37', "such as 'UTC'"],
  ['asia/tokyo', "write 'Asia/Tokyo'"],
  ['utc', "write 'UTC'"],
  ['Asia/Tokio', "is not a time zone of the IANA database: write 'Asia/Tokyo'"],
  ['Tokyo', 'is not a time zone of the IANA database'],
  ['us/pacific', "write 'America/Los_Angeles'"],
  ['ASIA/KOLKATA', "write 'Asia/"],
  ['EST5EDT', "write 'America/New_York'"],
  ['GB', "write 'Europe/London'"],
  ['', "write a name such as 'Asia/Tokyo' or 'UTC'"],
  ['Asia/Tokyo ', "write 'Asia/Tokyo'"],
])('%j is refused', (text, message) => {
  expect(timeZoneMistake(text)).toContain(message);
});
