import { describe, expect, it } from 'vitest';
import { RowIndex } from './row-index.ts';

describe('rows of accounts and keys', () => {
  it('are none until they are given, the first one as well', () => {
    const rows = new RowIndex();
    expect([rows.at(0, 0), rows.at(63, 15), rows.at(0, 16), rows.at(64, 0)]).toEqual([
      null,
      null,
      null,
      null,
    ]);
    rows.put(0, 0, 0);
    expect(rows.at(0, 0)).toBe(0);
    expect(rows.at(0, 1)).toBeNull();
  });

  it('are not taken for those of the next account where a key is new', () => {
    const rows = new RowIndex();
    // The first account's seventeenth and eighteenth key would lie where the second one's first two are.
    rows.put(1, 0, 7);
    rows.put(1, 1, 8);
    expect([rows.at(0, 15), rows.at(0, 16), rows.at(0, 17)]).toEqual([null, null, null]);
  });

  it('stay where they are when there are more keys, more accounts, or both', () => {
    const rows = new RowIndex();
    rows.put(0, 15, 1);
    rows.put(1, 0, 2);
    rows.put(63, 15, 3);
    // The seventeenth key, the sixty-fifth account, then many of both at once.
    rows.put(1, 16, 4);
    expect([rows.at(0, 15), rows.at(1, 0), rows.at(63, 15), rows.at(1, 16)]).toEqual([1, 2, 3, 4]);
    rows.put(64, 2, 5);
    rows.put(1000, 300, 6);
    expect([
      rows.at(0, 15),
      rows.at(1, 0),
      rows.at(63, 15),
      rows.at(1, 16),
      rows.at(64, 2),
      rows.at(1000, 300),
    ]).toEqual([1, 2, 3, 4, 5, 6]);
    expect([rows.at(0, 16), rows.at(2, 0), rows.at(64, 3), rows.at(999, 300)]).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });

  it('of every account and key are told apart while they grow one by one', () => {
    const rows = new RowIndex();
    // 130 accounts with 40 keys each: account × 40 + key
    for (let account = 0; account < 130; account += 1) {
      for (let key = 0; key < 40; key += 1) rows.put(account, key, account * 40 + key);
    }
    const wrong: string[] = [];
    for (let account = 0; account < 130; account += 1) {
      for (let key = 0; key < 40; key += 1) {
        if (rows.at(account, key) !== account * 40 + key) wrong.push(`${account}/${key}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});
