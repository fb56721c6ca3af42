import { describe, expect, it } from 'vitest';
import { type OutputRow, REPORT_OUTPUT_NAMES, REPORT_OUTPUTS } from './outputs.ts';

describe('the outputs of a report', () => {
  const rows: readonly OutputRow[] = REPORT_OUTPUT_NAMES.map((name) => REPORT_OUTPUTS[name]);

  it('have file names of their own, so that one run can write them all into one folder', () => {
    expect(new Set(rows.map(({ extension }) => extension)).size).toBe(rows.length);
  });

  it('say so where they need a file', () => {
    for (const { content, help } of rows) expect(help.includes('needs --out')).toBe(content === 'bytes');
  });

  it('name another output where one of them would be empty', () => {
    for (const { needs } of rows)
      if (needs !== undefined) expect(REPORT_OUTPUT_NAMES).toContain(needs.instead);
  });
});
