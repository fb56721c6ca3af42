import { describe, expect, test } from 'vitest';
import { sparklinesFeature } from './sparklines.ts';

function extensionOf(isNegative: readonly boolean[]): string {
  const sparklines = isNegative.map((one, row) => ({
    at: { row: row + 1, column: 1 },
    from: 2,
    to: 4,
    isNegative: one,
  }));
  const sheet = { name: "Q's", rows: [], headerRows: 1, frozenColumns: 0, filteredRows: 0, sparklines };
  const insert = sparklinesFeature([sheet]).files?.transform?.['xl/worksheets/sheet{id}.xml']?.insert;
  return insert?.({}, { sheetIndex: 0, sheetId: '1' }) ?? '';
}

describe('the small charts in cells', () => {
  test('begin at zero, but for those that go below', () => {
    const xml = extensionOf([false, true, false]);
    const [fromZero = '', below = '', ...others] =
      xml.match(/<x14:sparklineGroup .*?<\/x14:sparklineGroup>/g) ?? [];
    expect(others).toEqual([]);
    expect(fromZero).toContain(' minAxisType="custom" manualMin="0"');
    expect(fromZero.match(/<xm:sqref>[^<]+/g)).toEqual(['<xm:sqref>B2', '<xm:sqref>B4']);
    expect(below).toContain(' displayXAxis="1"');
    expect(below).not.toContain('manualMin');
    expect(below).toContain("<xm:f>'Q''s'!C3:E3</xm:f><xm:sqref>B3</xm:sqref>");
  });

  test('are left out where there are none', () => {
    expect(extensionOf([])).toBe('');
    expect(extensionOf([true]).match(/<x14:sparklineGroup /g)).toHaveLength(1);
  });
});
