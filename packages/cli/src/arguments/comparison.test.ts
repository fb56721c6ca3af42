import { decodeRequest, type ReportRequestJson } from '@ou-cost/contract';
import { POST_TARGET_NAMES, REPORT_OUTPUT_NAMES } from '@ou-cost/contract/options';
import { OuCostError } from '@ou-cost/spend';
import { describe, expect, test } from 'vitest';
import { advisingOnReach, assertPlannable, comparisonOf } from './comparison.ts';
import type { Destinations } from './outputs.ts';

const outputs = (...formats: Destinations['outputs'][number]['format'][]): Destinations => ({
  outputs: formats.map((format) => ({ format, file: format })),
  posts: [],
});

describe('what a report is compared with where nobody says so', () => {
  const IF_AVAILABLE = { compare: 'previous', compareIfAvailable: true };
  // By hand: who reads what.
  const FOR_PEOPLE = ['table', 'markdown', 'html', 'xlsx'];

  test.each(REPORT_OUTPUT_NAMES)('for --output %s', (format) => {
    const expected = FOR_PEOPLE.includes(format) ? IF_AVAILABLE : {};
    expect(comparisonOf({}, outputs(format), [])).toEqual(expected);
    expect(comparisonOf({}, outputs('json', format, 'csv'), [])).toEqual(expected);
  });

  test.each(POST_TARGET_NAMES)('for --post %s, beside an output for programs', (target) => {
    const destinations = { ...outputs('json'), posts: [{ target, urlFile: null }] };
    expect(comparisonOf({}, destinations, [])).toEqual(target === 'json' ? {} : IF_AVAILABLE);
  });

  test('a rule on a change needs the period before, and another rule does not', () => {
    const rules = ['total > 1', 'any-ou > 1 and change > 20%'];
    expect(comparisonOf({}, outputs('json'), rules)).toEqual({ compare: 'previous' });
    expect(comparisonOf({}, outputs('table'), rules)).toEqual({ compare: 'previous' });
    expect(comparisonOf({}, outputs('json'), ['total > 1', '"change" direct > 1'])).toEqual({});
  });

  test('an order by change needs it too, however far it reaches back, and another order does not', () => {
    expect(comparisonOf({ sort: 'change' }, outputs('table'), [])).toEqual({ compare: 'previous' });
    expect(comparisonOf({ sort: 'name' }, outputs('table'), [])).toEqual(IF_AVAILABLE);
  });

  test.each(['none', '2026-03', 'previous'])('%s wins where it is said', (compare) => {
    expect(comparisonOf({ compare }, outputs('table', 'json'), ['total change > 1'])).toEqual({ compare });
    expect(comparisonOf({ compare, sort: 'change' }, outputs('table'), [])).toEqual({ compare });
  });
});

describe('a request that cannot be planned is refused before anything is asked of AWS', () => {
  const plan = (asked: Omit<ReportRequestJson, 'kind'>, now = '2026-11-20T12:00:00Z') =>
    assertPlannable(decodeRequest(asked).report, new Date(now));

  test.each<[Omit<ReportRequestJson, 'kind'>, RegExp]>([
    [{ compare: 'last-year' }, /cannot compare with 'last-year'; use none, previous or YYYY-MM/],
    [{ compare: '2026-13' }, /cannot compare with '2026-13'/],
    [{ compare: '__proto__' }, /cannot compare with '__proto__'/],
    [{ period: '2026-09', compare: '2026-09' }, /'2026-09' is not before 2026-09/],
    [{ period: 'last-7-days', compare: '2026-01' }, /can be compared with whole months only/],
    [
      { by: ['charge-type', 'region'], excludeChargeType: ['tax'] },
      /cannot be excluded from a report by region/,
    ],
  ])('%j', (asked, message) => {
    expect(() => plan(asked)).toThrow(expect.objectContaining({ code: 'InvalidRequest' }));
    expect(() => plan(asked)).toThrow(message);
  });

  test('but not where only the day decides, which is that of the other side', () => {
    // On the first of December, November is the last month; on the day before, October is.
    const asked = { period: 'last-month', compare: '2026-10' };
    expect(() => plan(asked, '2026-12-01T00:30:00Z')).not.toThrow();
    expect(() => plan(asked, '2026-11-30T23:30:00Z')).not.toThrow();
    expect(() => plan(asked, '2026-11-28T23:30:00Z')).toThrow(/'2026-10' is not before 2026-10/);
    // A clock that is years behind takes every month for a future one.
    expect(() => plan({ period: '2026-10' }, '1970-01-01T00:00:00Z')).not.toThrow();
  });
});

describe('a period that begins too early', () => {
  const failing = (asked: Omit<ReportRequestJson, 'kind'>, failure: Error) =>
    advisingOnReach(decodeRequest(asked).report, () => Promise.reject(failure));
  const tooEarly = new OuCostError('PeriodNotAvailable', 'too early');

  test.each<[Omit<ReportRequestJson, 'kind'>, string]>([
    [{}, 'too early'],
    [
      { compare: 'previous' },
      'too early; the comparison (--compare none omits it) may reach further back than the period',
    ],
    [{ compare: 'previous', compareIfAvailable: true }, 'too early'],
    [
      { trend: 13 },
      'too early; the trend (--trend takes a smaller number of months) may reach further back than the period',
    ],
    [
      { trend: 13, compare: '2025-01' },
      'too early; the comparison (--compare none omits it) and the trend ' +
        '(--trend takes a smaller number of months) may reach further back than the period',
    ],
  ])('is refused under %j with what may have reached further back', async (asked, message) => {
    await expect(failing(asked, tooEarly)).rejects.toMatchObject({ code: 'PeriodNotAvailable', message });
  });

  test('days before the first charge may be those of the comparison, and never those of the trend', async () => {
    const noData = new OuCostError('DataUnavailable', 'no data');
    await expect(failing({ compare: 'previous', trend: 13 }, noData)).rejects.toMatchObject({
      code: 'DataUnavailable',
      message: 'no data; the comparison (--compare none omits it) may reach further back than the period',
    });
    await expect(failing({ trend: 13 }, noData)).rejects.toBe(noData);
  });

  test('any other failure stays what it is', async () => {
    const other = new OuCostError('Throttled', 'too many');
    await expect(failing({ compare: 'previous', trend: 13 }, other)).rejects.toBe(other);
    const defect = new TypeError('x');
    await expect(failing({ compare: 'previous' }, defect)).rejects.toBe(defect);
  });
});
