import { describe, expect, it } from 'vitest';
import { altered, amountPaths } from '../../testing/altered.ts';
import { asking } from '../../testing/bill.ts';
import { askedReport as asked, madeReport as made, REQUESTS, RICH } from '../../testing/verified.ts';
import { verifyReport } from './verify-report.ts';

describe('a report with one wrong figure', () => {
  it.each(Object.entries(REQUESTS))('is refused, whichever it is: %s', async (_, changes) => {
    const request = asking({ ...changes, allowUnattributedDifference: true });
    const bill = { ...RICH, missingFromGroups: '5' };
    const report = await made(bill, request);
    // What a run costs and what a note says follow from nothing, and a wider tolerance keeps every difference.
    const paths = amountPaths(report).filter(
      ([part, , , last]) => part !== 'usage' && part !== 'notes' && last !== 'tolerance',
    );
    expect(paths.length).toBeGreaterThan(50);
    for (const path of paths) {
      for (const value of ['999.25', '-0.0000000001']) {
        const wrong = altered(report, path, value);
        expect(() => verifyReport(wrong, asked(request)), `${path.join('.')} = ${value}`).toThrow(
          expect.objectContaining({ code: 'MalformedAnswer' }),
        );
      }
    }
  });
});
