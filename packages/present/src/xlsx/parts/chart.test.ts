import { describe, expect, test } from 'vitest';
import { type ChartBar, chartXml } from './chart.ts';

const BAR: ChartBar = { label: '2026-10', value: 5, look: 'other', isEstimated: false };

function drawn(...bars: Partial<ChartBar>[]): string {
  const place = { row: 0, column: 2 };
  const chart = {
    title: '<2> months',
    description: 'bars',
    series: 'Total',
    format: '#,##0,',
    firstColumn: 2,
  };
  const rows = { labelsRow: 6, figuresRow: 9, from: place, to: place };
  return chartXml({ ...chart, ...rows, bars: bars.map((bar) => ({ ...BAR, ...bar })) }, "Q's");
}

describe('the chart of months', () => {
  test('refers to the cells of its labels and figures, and has them as they were written', () => {
    const xml = drawn({ label: '2026-09', value: 4.25 }, {});
    expect(xml).toContain("<c:f>'Q''s'!$C$7:$D$7</c:f>");
    expect(xml).toContain("<c:f>'Q''s'!$C$10:$D$10</c:f>");
    expect([...xml.matchAll(/<c:pt idx="\d"><c:v>([^<]+)/g)].map(([, value]) => value)).toEqual([
      ...['2026-09', '2026-10', '4.25', '5'],
    ]);
    expect(xml).toContain('<a:t>&lt;2&gt; months</a:t>');
  });

  test('begins at zero, unless a month is below', () => {
    expect(drawn({}, { value: 0 })).toContain('<c:min val="0"/>');
    expect(drawn({}, { value: -1 })).not.toContain('<c:min ');
  });

  test('fills what is settled by its part in the comparison, and draws an estimate hollow', () => {
    const bars = drawn({}, { look: 'before' }, { look: 'chosen' }, { look: 'chosen', isEstimated: true });
    const looks = [...bars.matchAll(/<c:dPt><c:idx val="(\d)"\/>.*?<c:spPr>(.*?)<\/c:spPr>/g)];
    expect(looks.map(([, at, fill = '']) => [at, fill.startsWith('<a:solidFill>'), fill])).toEqual([
      ['1', true, expect.stringContaining('5F6974')],
      ['2', true, expect.stringContaining('1C2126')],
      ['3', false, expect.stringMatching(/^<a:noFill\/>.*1C2126.*<a:prstDash val="dash"\/>/)],
    ]);
  });
});
