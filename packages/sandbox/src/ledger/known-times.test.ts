import { expect, test } from 'vitest';
import { parseDate, parseMoment } from '../time/calendar.ts';
import { LedgerBuilder } from './builder.ts';
import { defaultToday } from './coverage.ts';
import { formatDecimal, parseDecimal, ZERO } from './decimal.ts';
import { ledgerKnownAt, ledgerKnownOn } from './known-times.ts';
import type { Ledger } from './model.ts';

type Line = readonly [day: string, billed: string, knownFrom?: string, knownUntil?: string];

function ledgerOf(lines: readonly Line[]): Ledger {
  const builder = new LedgerBuilder([], 1);
  const moment = (text = '') => (text === '' ? undefined : parseMoment(text));
  for (const [day, billed, knownFrom, knownUntil] of lines) {
    const start = parseDate(day) ?? 0;
    builder.add({
      account: builder.account('111111111111', ''),
      traits: builder.traits({ currency: 'USD' }),
      start,
      end: start + 3600,
      billed: parseDecimal(billed) ?? ZERO,
      effective: ZERO,
      knownFrom: moment(knownFrom),
      knownUntil: moment(knownUntil),
    });
  }
  return builder.build();
}

function amounts(ledger: Ledger): string[] {
  return Array.from({ length: ledger.length }, (_, row) => formatDecimal(ledger.billed.at(row)));
}

// The lines arrive out of order, so that what is known of each must follow it to its place.
const RESTATED = ledgerOf([
  ['2026-10-31', '4', '2026-11-09T07:00:00Z'],
  ['2026-10-01', '1'],
  ['2026-10-15', '2.5', '', '2026-11-09T07:00:00Z'],
  ['2026-10-16', '3', '2026-11-05', '2026-11-08'],
]);

test('a bill is as it was known on a day: with what had come, without what had gone', () => {
  const on = (day: string) => amounts(ledgerKnownOn(RESTATED, parseDate(day) ?? 0));
  expect(on('2026-11-04')).toEqual(['1', '2.5']);
  expect(on('2026-11-05')).toEqual(['1', '2.5', '3']);
  expect(on('2026-11-08')).toEqual(['1', '2.5']);
  expect(on('2026-11-09')).toEqual(['1', '4']);
});

test('what is corrected at an instant is known from that instant on', () => {
  const at = (time: string) => amounts(ledgerKnownAt(RESTATED, parseMoment(time) ?? 0));
  expect(at('2026-11-09T06:59:59Z')).toEqual(['1', '2.5']);
  expect(at('2026-11-09T07:00:00Z')).toEqual(['1', '4']);
});

test('a bill that was never corrected is itself on every day', () => {
  const ledger = ledgerOf([['2026-10-01', '1']]);
  expect(ledgerKnownOn(ledger, 0)).toBe(ledger);
});

test('by default, today is not before the last correction', () => {
  expect(defaultToday(RESTATED)).toBe('2026-11-09');
  expect(defaultToday(ledgerOf([['2026-10-31', '1', '2026-11-02']]))).toBe('2026-11-07');
});
