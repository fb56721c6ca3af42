import fc from 'fast-check';
import { expect, it } from 'vitest';
import { AccountNames } from './account-names.ts';

it('knows the name that the last page gave, whenever it is asked', () => {
  const ids = ['111111111111', '222222222222', '333333333333'];
  const pages = fc.array(fc.array(fc.tuple(fc.constantFrom(...ids), fc.string({ maxLength: 3 }))));
  fc.assert(
    fc.property(pages, fc.boolean(), (listed, askedBetween) => {
      const names = new AccountNames();
      const expected = new Map<string, string>();
      for (const page of listed) {
        names.add(page);
        for (const [id, name] of page) expected.set(id, name);
        if (askedBetween) expect(ids.map((id) => names.get(id))).toEqual(ids.map((id) => expected.get(id)));
      }
      expect(ids.map((id) => names.get(id))).toEqual(ids.map((id) => expected.get(id)));
    }),
  );
});

it('keeps its names when more come than may wait', () => {
  const names = new AccountNames();
  const page = Array.from({ length: 1_000 }, (_, at) => [String(at), `name ${at}`] as const);
  for (let pages = 0; pages < 150; pages += 1) names.add(page);
  names.add([['7', 'renamed']]);
  expect(names.get('7')).toBe('renamed');
  expect(names.get('999')).toBe('name 999');
  expect(names.get('1000')).toBeUndefined();
});
