import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseOrganization } from '../scenario/organization-file.ts';
import { formatDate } from '../time/calendar.ts';
import { generatedScenario } from './generated-scenario.ts';

const today = '2026-11-23';

test('random organizations are valid in Organizations', () => {
  const sizes = fc.record({
    accounts: fc.integer({ min: 1, max: 60 }),
    ous: fc.integer({ min: 0, max: 40 }),
    seed: fc.integer(),
  });
  fc.assert(
    fc.property(sizes, (size) => {
      const { organization } = generatedScenario({ ...size, months: 0, today });
      expect(parseOrganization(JSON.stringify(organization), 'organization.json')).toEqual(organization);
    }),
    { numRuns: 100 },
  );
});

test('random histories lead to the organization of today and are valid in a file', () => {
  const kinds = new Map<string, number>();
  const sizes = fc.record({
    accounts: fc.integer({ min: 1, max: 30 }),
    ous: fc.integer({ min: 0, max: 20 }),
    changes: fc.integer({ min: 0, max: 60 }),
    seed: fc.integer(),
  });
  fc.assert(
    fc.property(sizes, (size) => {
      const { organization } = generatedScenario({ ...size, months: 2, departed: 3, density: 0, today });
      expect(parseOrganization(JSON.stringify(organization), 'organization.json')).toEqual(organization);
      for (const { kind } of organization.history ?? []) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    }),
    { numRuns: 50 },
  );
  expect([...kinds.keys()].sort()).toEqual([
    'closed',
    'created',
    'deleted',
    'joined',
    'left',
    'moved',
    'renamed',
  ]);
});

test('every account and every departed account has a charge of each record type in each month', () => {
  const { ledger } = generatedScenario({ accounts: 100, ous: 30, months: 13, seed: 3, today });
  expect(ledger.length).toBe((100 + 2) * 13 * 10);
  expect(formatDate(ledger.starts[0] ?? 0)).toBe('2025-10-01');
  expect(formatDate(ledger.starts[ledger.length - 1] ?? 0).slice(0, 7)).toBe('2026-10');
});

test('record types, services, currency and density are as requested', () => {
  const { ledger } = generatedScenario({
    accounts: 50,
    ous: 3,
    months: 2,
    seed: 3,
    today,
    recordTypes: ['Usage', 'New Record Type'],
    services: ['S3'],
    currency: 'CNY',
    departed: 0,
    density: 0.5,
  });
  expect(ledger.traits.map(({ recordType, service, currency }) => [recordType, service, currency])).toEqual([
    ['Usage', 'S3', 'CNY'],
    ['New Record Type', 'S3', 'CNY'],
  ]);
  expect(ledger.length).toBeGreaterThan(60);
  expect(ledger.length).toBeLessThan(140);
});

test('impossible counts are refused', () => {
  expect(() => generatedScenario({ accounts: 0, ous: 1, months: 1, seed: 1, today })).toThrow('0 accounts');
  expect(() => generatedScenario({ accounts: 1, ous: 1, months: 1, seed: 1, today: 'x' })).toThrow(
    'not a date',
  );
});
