import { mkdir, open, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { TRAIT_COLUMNS, TRAITS } from '../ledger/charge-traits.ts';
import { formatDecimal } from '../ledger/decimal.ts';
import { NEVER } from '../ledger/known-times.ts';
import type { Ledger } from '../ledger/model.ts';
import { formatMoment } from '../time/calendar.ts';
import type { Scenario } from './model.ts';

const ROWS_A_WRITE = 5_000;

/** Writes `organization.json` and `ledger.csv` into a folder. A file gets its name only when it is complete. */
export async function writeScenario(
  scenario: Pick<Scenario, 'organization' | 'ledger'>,
  folder: string,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  await inFull(join(folder, 'organization.json'), (part) =>
    writeFile(part, `${JSON.stringify(scenario.organization, null, 1)}\n`),
  );
  await inFull(join(folder, 'ledger.csv'), (part) => writeLedger(scenario.ledger, part));
}

async function inFull(file: string, write: (part: string) => Promise<void>): Promise<void> {
  const part = `${file}.part`;
  try {
    await write(part);
    await rename(part, file);
  } finally {
    await rm(part, { force: true });
  }
}

async function writeLedger(ledger: Ledger, file: string): Promise<void> {
  const handle = await open(file, 'w');
  try {
    for (const lines of batches(csvLines(ledger), ROWS_A_WRITE))
      await handle.writeFile(`${lines.join('\n')}\n`);
  } finally {
    await handle.close();
  }
}

function* csvLines(ledger: Ledger): Generator<string> {
  const { known } = ledger;
  const traitColumns = TRAITS.filter((trait) => ledger.carries.has(trait));
  yield [
    'SubAccountId,SubAccountName,ChargePeriodStart,ChargePeriodEnd,BilledCost,EffectiveCost,ConsumedQuantity',
    ...traitColumns.map((trait) => TRAIT_COLUMNS[trait]),
    ...(known === undefined ? [] : ['x_KnownFrom', 'x_KnownUntil']),
  ].join(',');
  const accounts = ledger.accounts.map(({ id, name }) => `${id},${field(name)}`);
  const traits = ledger.traits.map((stated) => traitColumns.map((trait) => field(stated[trait])).join(','));
  const hasQuantity = ledger.traits.map(({ consumedUnit }) => consumedUnit !== '');
  for (let row = 0; row < ledger.length; row += 1) {
    const kind = ledger.traitsOf[row] ?? 0;
    yield [
      accounts[ledger.accountOf[row] ?? 0],
      formatMoment(ledger.starts[row] ?? 0),
      formatMoment(ledger.ends[row] ?? 0),
      formatDecimal(ledger.billed.at(row)),
      formatDecimal(ledger.effective.at(row)),
      hasQuantity[kind] === true ? formatDecimal(ledger.quantity.at(row)) : '',
      traits[kind],
      ...(known === undefined ? [] : knownTexts(known, row)),
    ].join(',');
  }
}

function knownTexts({ from, until }: NonNullable<Ledger['known']>, row: number): readonly string[] {
  const [first = 0, last = NEVER] = [from[row], until[row]];
  return [first === 0 ? '' : formatMoment(first), last === NEVER ? '' : formatMoment(last)];
}

function* batches<T>(items: Iterable<T>, size: number): Generator<T[]> {
  let batch: T[] = [];
  for (const item of items) {
    batch.push(item);
    if (batch.length === size) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}

function field(text: string): string {
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
