import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { loadScenario } from '../scenario/load.ts';
import { byDimension, costExplorer, groupLines } from '../testing/written-bill.ts';

const FOLDER = fileURLToPath(new URL('../../../../../shared/data/focus-sample', import.meta.url));
const isAbsent = !existsSync(FOLDER);
if (isAbsent) console.warn(`skipped: the FOCUS sample is not at ${FOLDER}`);

const SEPTEMBER = { TimePeriod: { Start: '2024-09-01', End: '2024-10-01' }, Granularity: 'MONTHLY' };

test.skipIf(isAbsent)('the real bill of September 2024 is 18.0066386184 USD, 13 USD amortized', async () => {
  const scenario = await loadScenario(FOLDER);
  expect(scenario.today).toBe('2024-10-07');
  const ask = costExplorer(scenario, scenario.organization.managementAccountId);
  const { ResultsByTime } = ask({ ...SEPTEMBER, Metrics: ['UnblendedCost', 'AmortizedCost'] });
  expect(ResultsByTime[0]).toMatchObject({
    Total: {
      UnblendedCost: { Amount: '18.0066386184', Unit: 'USD' },
      AmortizedCost: { Amount: '13', Unit: 'USD' },
    },
    Estimated: false,
  });
});

test.skipIf(isAbsent)(
  '66 accounts have spend in it, and their groups add up to it except for rounding',
  async () => {
    const scenario = await loadScenario(FOLDER);
    const ask = costExplorer(scenario, scenario.organization.managementAccountId);
    const byAccount = ask({
      ...SEPTEMBER,
      Metrics: ['UnblendedCost'],
      GroupBy: byDimension('LINKED_ACCOUNT'),
    });
    const lines = groupLines(byAccount);
    expect(lines).toHaveLength(66);
    expect(
      byAccount.DimensionValueAttributes.every(({ Attributes }) => Attributes['description'] !== ''),
    ).toBe(true);
    const sum = lines.reduce((total, line) => {
      const [whole = '', fraction = ''] = (line.split(' ')[2] ?? '').split('.');
      return total + BigInt(whole + fraction.padEnd(10, '0'));
    }, 0n);
    const difference = sum - 180_066_386_184n;
    expect(difference <= 66n && difference >= -66n).toBe(true);
  },
);

test.skipIf(isAbsent)('its record types are derived from the FOCUS columns', async () => {
  const scenario = await loadScenario(FOLDER);
  const ask = costExplorer(scenario, scenario.organization.managementAccountId);
  const GroupBy = byDimension('RECORD_TYPE');
  expect(groupLines(ask({ ...SEPTEMBER, Metrics: ['UnblendedCost'], GroupBy }))).toEqual([
    '2024-09-01 Credit -2.6137 USD',
    '2024-09-01 SavingsPlanCoveredUsage 0 USD',
    '2024-09-01 Usage 20.6203386184 USD',
  ]);
});
