import { describe, expect, it } from 'vitest';
import { diagnosedExport, EXPORT_ARN } from '../testing/memory-export.ts';
import { CHECK_IDS, featureOf } from './table.ts';

describe('the checks of an export', () => {
  it('are all tried once, and pass; the one that costs is left out unless it is asked for', async () => {
    const { ofExport } = await diagnosedExport();
    expect(ofExport.map(({ id }) => id)).toEqual(
      // Checks that AWS must refuse come last.
      CHECK_IDS.filter((id) => featureOf(id) === 'exports'),
    );
    const others = ofExport.filter(({ outcome }) => outcome !== 'passed');
    expect(others.map(({ id, outcome, answer }) => [id, outcome, answer])).toEqual([
      ['query-export', 'skipped', 'asked only with --paid (a query of one month: 0.00005 USD at least)'],
    ]);
    const paid = await diagnosedExport({}, { paid: true });
    expect(paid.ofExport.find(({ id }) => id === 'query-export')).toMatchObject({
      outcome: 'passed',
      answer: '1234 lines in 2026-11, 5000000 bytes scanned (0.00005 USD)',
    });
  });

  it('prove no refusal unless that is asked for', async () => {
    const { ofExport } = await diagnosedExport({}, { negative: false });
    expect(ofExport.every(({ proves }) => proves === 'allowed')).toBe(true);
  });

  it('say what AWS says, for those who read on', async () => {
    const { ofExport } = await diagnosedExport();
    expect(Object.fromEntries(ofExport.slice(0, 7).map(({ id, answer }) => [id, answer]))).toEqual({
      'find-export': `it is ${EXPORT_ARN}`,
      'export-health': 'healthy, last refreshed 2026-11-26T03:00:00Z',
      'export-runs': 'DELIVERY_SUCCESS, begun 2026-11-26T03:00:00Z',
      'list-deliveries': 'of 2026-10 to 2026-11',
      'read-delivery': '2026-11 is whole, delivered 2026-11-26T03:00:00Z, 9 hours ago',
      'export-table': 'FOCUS, 60 columns',
      'work-group': 'enabled, managed results, at most 10 GB scanned for one query, enforced',
    });
  });

  it("leave the export itself out where the reader role is not in the payer's account", async () => {
    const view = (account: string) => `arn:aws:billing::${account}:billingview/custom-0a1b2c3d`;
    const { ofExport, failed } = await diagnosedExport({}, { billingViewArn: view('999999999999') });
    expect(failed).toEqual([]);
    const skipped = ofExport
      .filter(({ outcome }) => outcome === 'skipped')
      .map(({ id, answer }) => [id, answer]);
    const why = 'only account 999999999999 can see the export itself, and the reader role is in another one';
    expect(skipped.slice(0, 3)).toEqual([
      ['find-export', why],
      ['export-health', why],
      ['export-runs', why],
    ]);
    const own = await diagnosedExport({}, { billingViewArn: view('222222222222') });
    expect(own.ofExport.find(({ id }) => id === 'export-health')).toMatchObject({ outcome: 'passed' });
  });

  it('are not reached where the reader role cannot be assumed', async () => {
    const { ofExport, failed } = await diagnosedExport({}, { negative: false, isReached: false });
    expect(failed).toEqual([]);
    expect(ofExport.every(({ outcome }) => outcome === 'not-reached')).toBe(true);
  });
});
