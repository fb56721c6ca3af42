import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { generatedScenario } from '../generator/generated-scenario.ts';
import { formatDecimal } from '../ledger/decimal.ts';
import type { Ledger } from '../ledger/model.ts';
import { loadScenario } from './load.ts';
import { writeScenario } from './write.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scenario-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Every line item as text, sorted, so that the order of rows does not matter. */
function lineItems(ledger: Ledger): readonly string[] {
  return Array.from({ length: ledger.length }, (_, row) =>
    JSON.stringify([
      ledger.accounts[ledger.accountOf[row] ?? 0],
      ledger.traits[ledger.traitsOf[row] ?? 0],
      ledger.starts[row],
      ledger.ends[row],
      formatDecimal(ledger.billed.at(row)),
      formatDecimal(ledger.effective.at(row)),
      formatDecimal(ledger.quantity.at(row)),
      ledger.known?.from[row],
      ledger.known?.until[row],
    ]),
  ).sort();
}

test('a generated scenario is the same after it is written to files and read again', async () => {
  const scenario = generatedScenario({ accounts: 40, ous: 12, months: 3, seed: 7, today: '2026-05-04' });
  await writeScenario(scenario, join(folder, 'generated'));
  const loaded = await loadScenario(join(folder, 'generated'), { today: '2026-05-04' });
  expect(loaded.name).toBe('generated');
  expect(loaded.organization).toEqual(scenario.organization);
  expect(lineItems(loaded.ledger)).toEqual(lineItems(scenario.ledger));
});

test('the shipped scenario is the same after it is written to files and read again', async () => {
  const scenario = await loadScenario('enterprise', { today: '2026-02-03' });
  await writeScenario(scenario, join(folder, 'enterprise'));
  const loaded = await loadScenario(join(folder, 'enterprise'));
  expect(loaded.today).toBe('2026-02-09');
  expect(loaded.organization.history).not.toHaveLength(0);
  // Its last month was restated, so some lines came later.
  expect(loaded.ledger.known?.from.some((moment) => moment > 0)).toBe(true);
  expect(loaded.organization).toEqual(scenario.organization);
  expect(lineItems(loaded.ledger)).toEqual(lineItems(scenario.ledger));
});

test('an unknown scenario is refused with the known names', async () => {
  await expect(loadScenario(join(folder, 'nowhere'))).rejects.toThrow(
    'has no organization.json: name a folder',
  );
  await expect(loadScenario(join(folder, 'nowhere'))).rejects.toThrow('enterprise');
});

test('a folder without a ledger is refused', async () => {
  const { organization } = generatedScenario({
    accounts: 1,
    ous: 0,
    months: 1,
    seed: 1,
    today: '2026-05-04',
  });
  await writeFile(join(folder, 'organization.json'), JSON.stringify(organization));
  await expect(loadScenario(folder)).rejects.toThrow('has no ledger.csv');
});

test('a day that does not exist is refused', async () => {
  await expect(loadScenario('enterprise', { today: '2026-02-30' })).rejects.toThrow(
    '"2026-02-30" is not a date',
  );
});
