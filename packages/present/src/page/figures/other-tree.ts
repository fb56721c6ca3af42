import type { PagePayload, PayloadAccount, PayloadSpends } from './payload.ts';
import { sumOf } from './rest.ts';

/**
 * The id of the account that a stay is of: an account that stood in several units is carried once for each of them, and
 * the further ones have a number behind their id.
 */
export function accountIdOf(id: string): string {
  const end = id.indexOf('/');
  return end < 0 ? id : id.slice(0, end);
}

/** How many accounts are listed, whatever the number of units in which each stood. */
export function accountCount({ accounts }: Pick<PagePayload, 'accounts'>): number {
  return accounts.reduce((count, [id]) => (id.includes('/') ? count : count + 1), 0);
}

/** Whether the same report can be shown on today's tree: it is on the tree as it was, and lists its accounts. */
export function hasOtherTree({ accounts }: Pick<PagePayload, 'accounts'>): boolean {
  return accounts.some(([, , , , , today]) => today !== undefined);
}

/** The same spend with every account where it is today: its stays as one, and the units summed anew. */
export function onTodaysTree(payload: PagePayload): PagePayload {
  const accounts = joined(payload.accounts);
  const residents = Map.groupBy(accounts, ([, , , unit]) => unit);
  const spendOf = (unit: number) => sumOf((residents.get(unit) ?? []).map(([, , , , spend]) => spend));
  const directs = payload.units.map((_, at) => spendOf(at));
  const below: PayloadSpends[][] = payload.units.map((_, at) => [directs[at] ?? 0]);
  // In reversed order a unit's parts are complete before they are added to those of the unit above.
  const totals = payload.units.map((): PayloadSpends => 0);
  for (let at = payload.units.length - 1; at >= 0; at -= 1) {
    const total = sumOf(below[at] ?? []);
    totals[at] = total;
    below[payload.units[at]?.[2] ?? -1]?.push(total);
  }
  return {
    ...payload,
    accounts,
    units: payload.units.map(([id, name, parent, , , , ...remark], at) => {
      const count = residents.get(at)?.length ?? 0;
      return [id, name, parent, directs[at] ?? 0, totals[at] ?? 0, count, ...remark];
    }),
    unattributed: spendOf(-1),
    departed: residents.get(-1)?.length ?? 0,
  };
}

function joined(accounts: readonly PayloadAccount[]): PayloadAccount[] {
  return [...Map.groupBy(accounts, ([id]) => accountIdOf(id)).values()].flatMap((stays) => {
    const [first] = stays;
    if (first === undefined) return [];
    const [id, name, remark, unit, own, today = unit, remarkToday = remark] = first;
    const spend = stays.length === 1 ? own : sumOf(stays.map((stay) => stay[4]));
    return [[id, name, remarkToday, today, spend] as const];
  });
}
