import { expect, it } from 'vitest';
import { asking } from '../../testing/bill.ts';
import { askedReport as asked, madeReport as made, RICH } from '../../testing/verified.ts';
import { verifyReport } from './verify-report.ts';

it.each([
  [10, null],
  [11, /11 accounts that changed most/],
])('of accounts that are not listed, %i may have changed most', async (count, refusal) => {
  const request = asking({ compare: 'previous', detail: 'ou' });
  const report = structuredClone(await made(RICH, request));
  const { movers } = report.comparison ?? {};
  const [first] = movers?.accounts ?? [];
  if (movers === undefined || first === undefined) throw new Error('no account of this test moved');
  const accounts = Array.from({ length: count }, (_, at) => ({ ...first, id: String(100_000_000_000 + at) }));
  const wrong = { ...report, comparison: { ...report.comparison, movers: { ...movers, accounts } } };
  const verified = () => verifyReport(wrong as typeof report, asked(request));
  if (refusal === null) expect(verified).not.toThrow();
  else expect(verified).toThrow(refusal);
});
