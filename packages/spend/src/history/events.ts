import { compareText } from '../organization/organization.ts';
import type { Coverage } from './coverage.ts';
import type { HistoryFacts, OrganizationEvent } from './facts.ts';
import type { Fact } from './timeline.ts';

/** Every event once, in the order of time; those of one second in an order that does not depend on the one they came in. */
export function eventsInOrder({ events }: HistoryFacts): OrganizationEvent[] {
  const sorted = [...events].sort(
    (one, other) =>
      compareText(one.at, other.at) ||
      compareText(one.id, other.id) ||
      compareText(JSON.stringify(one), JSON.stringify(other)),
  );
  return [...new Map(sorted.map((event) => [event.id, event])).values()];
}

/** The events that tell where an account is, by account. A new account begins in the root. */
export function placeEvents(
  events: readonly OrganizationEvent[],
  rootId: string,
  coverage: Coverage,
): ReadonlyMap<string, readonly Fact<string | null>[]> {
  const byAccount = new Map<string, Fact<string | null>[]>();
  for (const event of events) {
    if (!('accountId' in event)) continue;
    const fact = placeFact(event, rootId);
    if (fact === null) continue;
    const facts = byAccount.get(event.accountId);
    if (facts === undefined) byAccount.set(event.accountId, [fact]);
    else facts.push(fact);
  }
  for (const [id, facts] of byAccount) byAccount.set(id, toldOnce(chained(facts), coverage));
  return byAccount;
}

function placeFact(
  event: Extract<OrganizationEvent, { accountId: string }>,
  rootId: string,
): Fact<string | null> | null {
  const { at } = event;
  switch (event.kind) {
    case 'account-moved':
      return { at, before: event.fromParentId, after: event.toParentId, isSeen: false };
    case 'account-created':
    case 'account-joined':
      return { at, before: null, after: rootId, isSeen: false };
    case 'account-left':
      return { at, before: undefined, after: null, isSeen: false };
    case 'account-closed':
      return null;
  }
}

/** Events of one second in the order in which each follows from the one before. */
export function chained<T>(facts: readonly Fact<T>[]): Fact<T>[] {
  const ordered: Fact<T>[] = [];
  const waiting = [...facts];
  while (waiting.length > 0) {
    const [first] = waiting;
    const together = waiting.filter(({ at }) => at === first?.at);
    const state = ordered.at(-1)?.after;
    const isHead = ({ before }: Fact<T>) => !together.some(({ after }) => after === before);
    const next =
      together.find(({ before }) => before !== undefined && before === state) ??
      together.find(isHead) ??
      first;
    if (next === undefined) break;
    ordered.push(next);
    waiting.splice(waiting.indexOf(next), 1);
  }
  return ordered;
}

/** A log may tell twice that an account joined or left, as a request and as what came of it: the second says nothing new. */
function toldOnce(facts: readonly Fact<string | null>[], coverage: Coverage): Fact<string | null>[] {
  const once: Fact<string | null>[] = [];
  for (const fact of facts) {
    const last = once.at(-1);
    const isSame = last !== undefined && (fact.after === null ? last.after === null : isJoining(fact, last));
    if (isSame && (last.at === fact.at || coverage.covers(last.at, fact.at))) continue;
    once.push(fact);
  }
  return once;
}

function isJoining(fact: Fact<string | null>, last: Fact<string | null>): boolean {
  return fact.before === null && last.after !== null;
}
