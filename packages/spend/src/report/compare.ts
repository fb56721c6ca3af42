import { exactDecimal } from '../money/amount.ts';
import {
  absolute,
  compareDecimals,
  type Decimal,
  formatDecimal,
  percentOf,
  subtract,
} from '../money/decimal.ts';
import { type AccountFacts, accountsOf } from './accounts.ts';
import type { CellsIn, Figures } from './figures.ts';
import type {
  AccountChange,
  BeforeAndAfter,
  Change,
  ChangeStatus,
  Comparison,
  MetricChange,
  PartChange,
} from './form/change.ts';
import { lastUnitOf } from './form/report.ts';
import { MOVERS } from './movers.ts';
import { periodsAt } from './periods.ts';
import type { RolledUpBill } from './roll-up.ts';
import type { Run } from './run.ts';

/** The change of units, accounts, services and the total between the two sides of a comparison; null without one. */
export function compare(bill: RolledUpBill, run: Run, figures: Figures): Comparison | null {
  const { plan, request } = run;
  if (plan.comparison === null) return null;
  const { organization, drawn } = bill;
  const accounts = accountsOf(bill).map((facts) => accountChange(facts, figures));
  const units = organization.units
    .filter((unit) => drawn.rolled.total.has(unit.id))
    .map(({ id }) => ({
      id,
      direct: figures.change(({ direct }) => direct.get(id)),
      total: figures.change(({ total }) => total.get(id)),
    }));
  const total = figures.change(({ whole }) => whole);
  const [metric] = request.metrics;
  const changeIn = (change: Change) => exactDecimal((metric && change[metric]?.change) ?? '0');
  const { before, after } = plan.comparison;
  return {
    with: request.compare,
    ...before,
    periods: periodsAt(plan.before, drawn.ledger, run),
    after: { ...after, periods: periodsAt(plan.after, drawn.ledger, run) },
    total,
    organizationalUnits: units,
    accounts: request.detail === 'ou' ? [] : accounts,
    unattributed: figures.change(({ unattributed }) => unattributed),
    movers: {
      accounts: largest(accounts, ({ change }) => changeIn(change)),
      organizationalUnits: largest(
        units.map(({ id, direct }) => ({ id, direct })),
        ({ direct }) => changeIn(direct),
      ),
      ...(request.by.includes('service')
        ? { services: largest(serviceChanges(total), ({ change }) => changeIn(change)) }
        : {}),
    },
  };
}

function accountChange(facts: AccountFacts, figures: Figures): AccountChange {
  const { id, name } = facts;
  const cellsIn: CellsIn = ({ cellsOf }) => cellsOf(id);
  return {
    id,
    name,
    organizationalUnitId: lastUnitOf(facts),
    status: statusOf(figures.sides(cellsIn)),
    change: figures.change(cellsIn),
  };
}

/** Whether an account is new, departed, changed or unchanged: it has no charge before, none now, or on both sides. */
function statusOf({ was, is, isSame }: ReturnType<Figures['sides']>): ChangeStatus {
  if (was !== is) return is ? 'new' : 'departed';
  return isSame ? 'unchanged' : 'changed';
}

/** The change of each service, from the parts of the total. */
export function serviceChanges(total: Change): PartChange[] {
  const services = new Map<string, [metric: string, change: MetricChange][]>();
  for (const [metric, { byService = {} }] of Object.entries(total)) {
    for (const [service, sides] of Object.entries(byService)) {
      const known = services.get(service) ?? [];
      known.push([metric, changeBetween(sides)]);
      services.set(service, known);
    }
  }
  const none = changeBetween({ before: '0', after: '0' });
  const metrics = Object.keys(total);
  return [...services].map(([name, changes]) => {
    const found = new Map(changes);
    return { name, change: Object.fromEntries(metrics.map((one) => [one, found.get(one) ?? none])) };
  });
}

function changeBetween({ before, after }: BeforeAndAfter): MetricChange {
  const base = exactDecimal(before);
  const change = subtract(exactDecimal(after), base);
  return { before, after, change: formatDecimal(change), percent: percentOf(change, base, 2) };
}

/** What changed most, largest first, in either direction; of equals the one that comes first by its id or name. */
export function largest<One extends { readonly id: string } | { readonly name: string }>(
  all: readonly One[],
  changeOf: (one: One) => Decimal,
): One[] {
  return all
    .map((one) => ({ one, size: absolute(changeOf(one)), key: 'id' in one ? one.id : one.name }))
    .filter(({ size }) => size.units !== 0n)
    .toSorted((a, b) => compareDecimals(b.size, a.size) || (a.key < b.key ? -1 : 1))
    .slice(0, MOVERS)
    .map(({ one }) => one);
}
