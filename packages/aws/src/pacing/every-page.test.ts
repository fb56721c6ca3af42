import { describe, expect, it } from 'vitest';
import { everyPage } from './every-page.ts';

interface Page {
  readonly items: readonly number[];
  readonly next?: string;
}

const listing = (pages: Readonly<Record<string, Page>>) =>
  Array.fromAsync(
    everyPage(
      'List',
      async (token) => pages[token ?? 'first'] ?? { items: [] },
      ({ next }) => next,
    ),
  );

describe('pages', () => {
  it('continue after an empty one', async () => {
    const pages = { first: { items: [1], next: 'a' }, a: { items: [], next: 'b' }, b: { items: [2] } };
    expect((await listing(pages)).flatMap(({ items }) => items)).toEqual([1, 2]);
  });

  it('fail when a token repeats', async () => {
    const pages = {
      first: { items: [1], next: 'a' },
      a: { items: [2], next: 'b' },
      b: { items: [3], next: 'a' },
    };
    await expect(listing(pages)).rejects.toMatchObject({ code: 'Incomplete' });
  });
});
