import { describe, expect, test } from 'vitest';
import { terminalOf } from './terminal.ts';

describe('the terminal', () => {
  test('without a terminal there are no colours and no width, even where colours are wanted', () => {
    const { columns, colors } = terminalOf({ columns: 80 }, true);
    expect([columns, colors.bold('x')]).toEqual([null, 'x']);
  });

  test('a terminal has its width, and colours where they are wanted', () => {
    expect(terminalOf({ isTTY: true, columns: 100 }, true).colors.bold('x')).toBe('\u001b[1mx\u001b[22m');
    expect(terminalOf({ isTTY: true, columns: 100 }, false).colors.bold('x')).toBe('x');
    expect(terminalOf({ isTTY: true, columns: 0 }, false).columns).toBe(80);
  });
});
