import { describe, expect, it } from 'vitest';
import { asking } from '../../testing/bill.ts';
import { askedReport as asked, madeReport as made, REQUESTS, RICH } from '../../testing/verified.ts';
import type { Report } from '../form/report.ts';
import { verifyReport } from './verify-report.ts';

/** A copy with another value at a path. */
function altered(report: Report, path: readonly (string | number)[], value: unknown): Report {
  const copy = structuredClone(report);
  let at: unknown = copy;
  for (const key of path.slice(0, -1)) at = Reflect.get(at as object, key);
  Reflect.set(at as object, path.at(-1) ?? '', value);
  return copy;
}

/** Every text that is an amount, by its path. */
function amountPaths(value: unknown, path: readonly (string | number)[] = []): (string | number)[][] {
  if (typeof value === 'string')
    return /^-?\d+(\.\d+)?$/.test(value) && !/^\d{12}$/.test(value) ? [[...path]] : [];
  if (Array.isArray(value)) return value.flatMap((item, at) => amountPaths(item, [...path, at]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => amountPaths(member, [...path, key]));
}

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
