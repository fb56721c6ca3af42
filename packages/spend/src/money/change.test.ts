import { describe, expect, it } from 'vitest';
import { sumOfChanges } from './change.ts';

describe('several changes as one', () => {
  it('are the sums before and after, with what lies between them', () => {
    const changes = [
      { before: '100.10', after: '90' },
      { before: '0', after: '20.0000000001' },
    ];
    expect(sumOfChanges(changes)).toEqual({
      before: '100.1',
      after: '110.0000000001',
      change: '9.9000000001',
      percent: '9.89',
    });
  });

  it('have no percentage where there was nothing before', () => {
    const risen = { before: '5', after: '1' };
    expect(sumOfChanges([risen, { before: '-5', after: '0' }])).toMatchObject({ change: '1', percent: null });
    expect(sumOfChanges([])).toEqual({ before: '0', after: '0', change: '0', percent: null });
  });

  it('are in percent of the absolute value before', () => {
    expect(sumOfChanges([{ before: '-4', after: '-3' }]).percent).toBe('25.00');
  });
});
