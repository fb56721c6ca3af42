import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CHARGE_TYPES, chargeTypeFacts } from '@ou-cost/spend';
import { expect, it } from 'vitest';
import { chargeTypeOf } from '../../packages/aws/src/cost-explorer/record-types.ts';
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

it('and names record types that are of that charge type', () => {
  const named = rows().flatMap(([type, recordTypes]) =>
    recordTypes
      .split(', ')
      .filter((recordType) => /^[A-Z]\w+$/.test(recordType))
      .map((recordType) => [recordType, type] as const),
  );
  expect(named.length).toBeGreaterThan(8);
  for (const [recordType, type] of named) expect(chargeTypeOf(recordType), recordType).toBe(type);
});

it('and says of those that are money back that they are not part of gross', () => {
  for (const [type, , note] of rows()) {
    const isMoneyBack = CHARGE_TYPES.some((one) => one === type && chargeTypeFacts(one).isMoneyBack);
    expect(note === 'not part of gross', type).toBe(isMoneyBack);
  }
});
