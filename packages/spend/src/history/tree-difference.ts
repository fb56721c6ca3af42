import type { ListedAccount, ListedUnit } from '../organization/directory.ts';
import type { SeenTree } from './facts.ts';

/** What is new or other in a list, and the ids of what is no longer in it. */
export interface ListDifference<T> {
  readonly put: readonly T[];
  readonly gone: readonly string[];
}

export function accountsDifference(before: SeenTree, after: SeenTree): ListDifference<ListedAccount> {
  return listDifference(before.accounts, after.accounts, isSameAccount);
}

export function unitsDifference(before: SeenTree, after: SeenTree): ListDifference<ListedUnit> {
  return listDifference(before.units, after.units, isSameUnit);
}

/** Whether two trees have the same units and accounts, with the same names, states and places. */
export function isSameTree(one: SeenTree, other: SeenTree): boolean {
  if (one.id !== other.id || one.managementAccountId !== other.managementAccountId) return false;
  const differences = [accountsDifference(one, other), unitsDifference(one, other)];
  return differences.every(({ put, gone }) => put.length + gone.length === 0);
}

function isSameAccount(one: ListedAccount, other: ListedAccount): boolean {
  return (
    one.id === other.id &&
    one.parentId === other.parentId &&
    one.name === other.name &&
    one.state === other.state
  );
}

function isSameUnit(one: ListedUnit, other: ListedUnit): boolean {
  return one.id === other.id && one.parentId === other.parentId && one.name === other.name;
}

/** Two trees of one organization are nearly alike: only what lies between their common beginning and end is looked up. */
function listDifference<T extends { readonly id: string }>(
  before: readonly T[],
  after: readonly T[],
  isSame: (one: T, other: T) => boolean,
): ListDifference<T> {
  if (before === after) return { put: [], gone: [] };
  const sameAt = (left: number, right: number) => {
    const one = before[left];
    const other = after[right];
    return one !== undefined && other !== undefined && (one === other || isSame(one, other));
  };
  let start = 0;
  while (sameAt(start, start)) start += 1;
  let end = 0;
  const most = Math.min(before.length, after.length) - start;
  while (end < most && sameAt(before.length - 1 - end, after.length - 1 - end)) end += 1;
  const old = new Map(before.slice(start, before.length - end).map((item) => [item.id, item]));
  const put: T[] = [];
  for (let at = start; at < after.length - end; at += 1) {
    const item = after[at];
    if (item === undefined) continue;
    const known = old.get(item.id);
    if (known === undefined || !isSame(known, item)) put.push(item);
    old.delete(item.id);
  }
  return { put, gone: [...old.keys()] };
}
