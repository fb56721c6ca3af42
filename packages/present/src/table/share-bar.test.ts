import { describe, expect, test } from 'vitest';
import { shareBar, shareOver } from './share-bar.ts';

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

  test('is over all the periods that are shown', () => {
    expect(shareOver(['1', '3'], ['4', '4'], [0, 1])).toBe('50.0');
    expect(shareOver(['1', '3'], ['4', '4'], [0])).toBe('25.0');
    expect(shareOver(['1'], ['0'], [0])).toBeNull();
  });
});
