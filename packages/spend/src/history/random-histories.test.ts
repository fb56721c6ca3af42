import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { knownPlaces } from '../testing/known-places.ts';
import { DAYS, dayNumbered, type RandomHistory, randomHistories } from '../testing/random-history.ts';
import { contradictions } from './contradictions.ts';
import { digestOf, factsOf } from './digest.ts';
import type { HistoryFacts, SeenTree } from './facts.ts';
import type { HistoricalAccount, OrganizationHistory } from './history.ts';
import { historyFrom } from './history-from.ts';

const histories = randomHistories();
const historyOf = ({ facts, now }: RandomHistory) => historyFrom(facts, now);

/** Where an account stands at the end of each day. */
function daysOf({ accounts }: OrganizationHistory, accountId: string): string[] {
  const { placements = [] } = accounts.get(accountId) ?? {};
  return Array.from({ length: DAYS }, (_, at) => {
    const day = dayNumbered(at);
    const held = placements.filter(
      ({ from, to }) => (from === null || from <= day) && (to === null || day < to),
    );
    return `${day} ${held.map((one) => `${one.organizationalUnitId} ${one.basis}`).join(', ')}`;
  });
}

function expectWhole({ placements }: HistoricalAccount): void {
  expect(placements.map(({ from }) => from)).toEqual([null, ...placements.slice(0, -1).map(({ to }) => to)]);
  expect(placements.filter(({ to }) => to === null)).toHaveLength(1);
  for (const { from, to } of placements) if (from !== null && to !== null) expect(from < to).toBe(true);
}

/** The units of an account day by day as its changes tell them, from where it stood at first. */
function unitsByChanges({ accounts, changes }: OrganizationHistory, accountId: string): (string | null)[] {
  let unit = accounts.get(accountId)?.placements[0].organizationalUnitId ?? null;
  let isHere: boolean | null = null;
  return Array.from({ length: DAYS }, (_, at) => {
    for (const change of changes) {
      if (change.on !== dayNumbered(at) || !('accountId' in change) || change.accountId !== accountId)
        continue;
      if (change.kind === 'moved') unit = change.toUnitId;
      if (change.kind === 'joined') unit = change.unitId;
      // Only a departure from a unit that nobody has seen follows another one.
      if (change.kind === 'left' && change.unitId !== null) expect(isHere).not.toBe(false);
      if (change.kind === 'joined') expect(isHere).not.toBe(true);
      isHere = change.kind !== 'left';
    }
    return unit;
  });
}

/** The same facts in another order, some of them twice. */
function shuffled<T>(items: readonly T[], order: readonly number[]): T[] {
  const doubled = [...items, ...items.filter((_, at) => at % 3 === 0)];
  const keyed = doubled.map((item, at) => ({ item, key: order[at % order.length] ?? 0 }));
  return keyed.sort((one, other) => one.key - other.key).map(({ item }) => item);
}

function shuffledFacts(facts: HistoryFacts, order: readonly number[]): HistoryFacts {
  const tree = (one: SeenTree): SeenTree => ({
    ...one,
    units: [...one.units].reverse(),
    accounts: [...one.accounts].reverse(),
  });
  return {
    organizationId: facts.organizationId,
    trees: shuffled(facts.trees, order).map((one, at) => (at % 2 === 0 ? one : tree(one))),
    unchangedOn: shuffled(facts.unchangedOn, order),
    events: shuffled(facts.events, order),
    eventsCover: shuffled(facts.eventsCover, order),
  };
}

/** The facts without the order in which they are listed. */
function inOneOrder(facts: HistoryFacts) {
  const byId = <T extends { readonly id: string }>(items: readonly T[]) =>
    new Map(items.map((item) => [item.id, item]));
  const trees = facts.trees.map((tree) => ({
    ...tree,
    units: byId(tree.units),
    accounts: byId(tree.accounts),
  }));
  return { ...facts, trees: new Map(trees.map((tree) => [tree.asOf, tree])) };
}

describe('in any history', () => {
  it('an account stands where it truly was wherever the facts decide it, and else where the rule has it, with a label', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const concluded = historyOf(history);
        for (const account of history.accounts) {
          const known = knownPlaces(account, history);
          const lines = known.map(({ unit, basis }, at) => `${dayNumbered(at)} ${unit} ${basis}`);
          if (known.length > 0) expect(daysOf(concluded, account.id)).toEqual(lines);
        }
      }),
      { numRuns: 120 },
    );
  });

  it('intervals have no gap and no overlap, and exactly one is open', () => {
    fc.assert(
      fc.property(histories, (history) => {
        for (const account of historyOf(history).accounts.values()) expectWhole(account);
      }),
    );
  });

  it('the order in which facts are read does not matter, nor whether one is read twice', () => {
    const orders = fc.array(fc.nat({ max: 9 }), { minLength: 1, maxLength: 7 });
    fc.assert(
      fc.property(histories, orders, (history, order) => {
        const other = historyFrom(shuffledFacts(history.facts, order), history.now);
        const sorted = (one: OrganizationHistory) => ({
          ...one,
          accounts: [...one.accounts].sort(),
          units: [...one.units].sort(),
        });
        expect(sorted(other)).toEqual(sorted(historyOf(history)));
      }),
    );
  });

  it('what changed tells where accounts stand', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const concluded = historyOf(history);
        for (const { id } of history.accounts) {
          if (!concluded.accounts.has(id)) continue;
          const days = daysOf(concluded, id).map((line) => line.split(' ')[1]);
          expect(unitsByChanges(concluded, id).map(String)).toEqual(days);
        }
      }),
    );
  });

  it('what is true contradicts nothing', () => {
    fc.assert(
      fc.property(histories, ({ facts, now }) => {
        expect(contradictions(facts)).toEqual([]);
        expect(contradictions({ ...facts, trees: [...facts.trees, now] })).toEqual([]);
      }),
    );
  });

  it('a digest holds every fact, and no other', () => {
    fc.assert(
      fc.property(histories, ({ facts }) => {
        const digest = JSON.parse(JSON.stringify(digestOf(facts)));
        expect(inOneOrder(factsOf(digest))).toEqual(inOneOrder(facts));
      }),
    );
  });
});
