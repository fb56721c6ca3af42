import { describe, expect, test } from 'vitest';
import { amountBar, shareBar } from './share-bar.ts';

describe('the share of a unit', () => {
  test.each([
    ['0.0', ''],
    ['0.1', '▏'],
    ['12.5', '█▎'],
    ['50.0', '█████'],
    ['88.2', '████████▉'],
    ['100.0', '██████████'],
    ['150.0', '██████████'],
    ['-20.0', ''],
  ])('%s percent is %j', (share, bar) => {
    expect(shareBar(share)).toBe(bar);
  });

  test('is as long as an amount beside the largest one', () => {
    expect(amountBar('50', '100')).toBe('█'.repeat(15));
    expect(amountBar('100', '100')).toBe('█'.repeat(30));
    expect(amountBar('0.01', '100')).toBe('▏');
    expect(amountBar('-3', '100')).toBe('');
    expect(amountBar('0', '0')).toBe('');
  });
});
