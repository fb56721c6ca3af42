import type { SortOrder } from '@ou-cost/contract/options';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldedAfter, inOrder, type Rank } from './order.ts';

const UNITS: readonly Rank[] = [
  { id: 'ou-1', name: 'Zebra', spend: '10', change: '-7.5' },
  { id: 'ou-2', name: 'Äpfel', spend: '200', change: '0' },
  { id: 'ou-3', name: 'team 10', spend: '-3', change: '7.4999999999' },
  { id: 'ou-4', name: 'team 9', spend: '10.0000000001', change: '1' },
  { id: 'ou-6', name: 'same', spend: '0', change: '2' },
  { id: 'ou-5', name: 'same', spend: '0', change: '-2' },
];

function namesBy(sort: SortOrder, units = UNITS, locale = 'en-US'): string[] {
  return inOrder(units, (unit) => unit, { sort, locale }).map(({ id, name }) =>
    name === 'same' ? id : name,
  );
}

describe('siblings', () => {
  test('by spend have the largest first, to the last decimal, and what came back last', () => {
    expect(namesBy('spend')).toEqual(['Äpfel', 'team 9', 'Zebra', 'ou-5', 'ou-6', 'team 10']);
  });

  test('by change have the largest first, whether it rose or fell', () => {
    expect(namesBy('change')).toEqual(['Zebra', 'team 10', 'ou-5', 'ou-6', 'team 9', 'Äpfel']);
  });

  test('by change are by spend where nothing is compared', () => {
    const alone = UNITS.map((unit) => ({ ...unit, change: null }));
    expect(namesBy('change', alone)).toEqual(namesBy('spend'));
  });

  test('by name are as the locale sorts names, numbers by their value', () => {
    expect(namesBy('name')).toEqual(['Äpfel', 'ou-5', 'ou-6', 'team 9', 'team 10', 'Zebra']);
    // Swedish has Ä behind Z.
    expect(namesBy('name', UNITS, 'sv-SE').at(-1)).toBe('Äpfel');
  });

  test('are in one order, whatever the order they come in', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...UNITS], { minLength: UNITS.length }),
        fc.constantFrom<SortOrder>('spend', 'change', 'name'),
        (units, sort) => {
          expect(namesBy(sort, units)).toEqual(namesBy(sort));
        },
      ),
    );
  });
});

describe('a long list', () => {
  test.each([
    [3, null, 3, 0],
    [3, 3, 3, 0],
    // One more line would say no less than the line that stands for it.
    [4, 3, 4, 0],
    [5, 3, 3, 2],
    [0, 1, 0, 0],
  ])('of %i items of which %j are wanted shows %i and folds %i', (count, top, shown, rest) => {
    const items = Array.from({ length: count }, (_, at) => at);
    const folded = foldedAfter(items, top);
    expect([folded.shown.length, folded.rest.length]).toEqual([shown, rest]);
    expect([...folded.shown, ...folded.rest]).toEqual(items);
  });
});
