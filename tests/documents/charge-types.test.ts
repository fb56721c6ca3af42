import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CHARGE_TYPES, type ChargeKind, chargeKindFacts, chargeTypeFacts } from '@ou-cost/spend';
import { expect, it } from 'vitest';
import { RECORD_TYPES } from '../../packages/aws/src/cost-explorer/record-types.ts';
import { REPOSITORY } from '../support/files/repository.ts';

/** The rows of the table of charge types in docs/numbers.md: type, record types, note. */
function rows(): (readonly [type: string, recordTypes: string, note: string])[] {
  const document = readFileSync(join(REPOSITORY, 'docs', 'numbers.md'), 'utf8');
  const section = document.split('## Charge types')[1]?.split('\n## ')[0] ?? '';
  return section
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .slice(2)
    .map((line) => {
      const [, type = '', recordTypes = '', note = ''] = line.split('|').map((cell) => cell.trim());
      return [type, recordTypes, note] as const;
    });
}

it('the page of the numbers has every charge type, in the order of a report', () => {
  expect(rows().map(([type]) => type)).toEqual([...CHARGE_TYPES]);
});

it('and every record type that is known, beside its charge type', () => {
  const documented = rows().map(([type, recordTypes]) => [type, recordTypes.split(/[,;] /)] as const);
  const kinds = Object.keys(RECORD_TYPES) as ChargeKind[];
  const known = CHARGE_TYPES.map((type) => [
    type,
    kinds.filter((kind) => chargeKindFacts(kind).chargeType === type).flatMap((kind) => RECORD_TYPES[kind]),
  ]);
  expect(documented).toEqual(known);
});

it('and tells the fees for a commitment, which are purchases, from the usage that it covers', () => {
  for (const [type, recordTypes] of rows().filter(
    ([name]) => name === 'savings-plan' || name === 'reservation',
  )) {
    const fees = RECORD_TYPES[`${type}-fee` as ChargeKind];
    expect(recordTypes.split('; ')[1]?.split(', ')).toEqual(fees);
  }
});

it('and says of those that are money back that they are not part of gross', () => {
  for (const [type, , note] of rows()) {
    const isMoneyBack = CHARGE_TYPES.some((one) => one === type && chargeTypeFacts(one).isMoneyBack);
    expect(note === 'not part of gross', type).toBe(isMoneyBack);
  }
});
