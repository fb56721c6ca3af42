import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { drawGrid } from './grid.ts';

describe('a grid', () => {
  test('aligns figures to the right of wide characters', () => {
    expect(drawGrid([{ cells: ['東京', '1.00'] }, { cells: ['a', '10.00'] }], null)).toEqual([
      '東京   1.00',
      'a     10.00',
    ]);
  });

  test('cuts labels, never figures, to the width of a terminal', () => {
    const [line = ''] = drawGrid([{ cells: ['an organizational unit of a long name', '1,234.00'] }], 30);
    expect(line).toBe('an organizational u…  1,234.00');
    expect(stringWidth(line)).toBe(30);
  });

  test('leaves a label twelve columns however narrow the terminal', () => {
    const [line] = drawGrid([{ cells: ['organizational unit', '1,234.00'] }], 5);
    expect(line).toBe('organizatio…  1,234.00');
  });
});
