import { LISTED_IN_TABLE } from '@ou-cost/contract/options';
import type { Report } from '@ou-cost/spend';
import { type Stay, staysOf } from '../../over-time/stays.ts';
import { stayHint, unitHint } from '../../over-time/time-hints.ts';
import { escapeControlCharacters } from '../../shared/escape-control-characters.ts';
import { foldedHint } from '../../shared/ou-tree.ts';
import { wordsIn } from '../../words/index.ts';
import type { Drawing } from '../drawing.ts';
import { isNothing } from '../figures/row-figures.ts';
import { arranged, type Node } from './node.ts';

type Unit = Report['organizationalUnits'][number];
type Account = Report['accounts'][number];

/** An account in one of the units in which it stood. */
interface Resident extends Stay {
  readonly account: Account;
}

/** The accounts of a report by the units in which they stood. */
export function residentsOf(accounts: Report['accounts']): ReadonlyMap<string | null, Resident[]> {
  const residents = accounts.flatMap((account) => staysOf(account).map((stay) => ({ ...stay, account })));
  return Map.groupBy(residents, ({ unitId }) => unitId);
}

/**
 * The units below the root and the root's own accounts, each with what is in it; the root itself where nothing below it
 * is drawn, and the roots where there are several.
 */
export function unitNodes(drawing: Drawing): Node[] {
  const source = drawing.isShort ? withoutDeepUnits(drawing) : drawing;
  const units = source.report.organizationalUnits;
  const ids = new Set(units.map(({ id }) => id));
  const within = (unit: Unit) => (unit.parentId !== null && ids.has(unit.parentId) ? unit.parentId : null);
  const tree: Tree = {
    children: Map.groupBy(units, within),
    accounts: residentsOf(source.report.accounts),
  };
  const roots = tree.children.get(null) ?? [];
  const [root] = roots;
  const isOpen = roots.length === 1 && root !== undefined && !isFolded(root, source);
  return isOpen
    ? contents(root, tree, source, true)
    : arranged(
        roots.map((unit) => unitNode(unit, tree, source)),
        siblingsOf(source),
        source,
      );
}

/**
 * A short table shows units down to the deepest level to which they are few enough, and at least to the first level that
 * has several.
 */
function withoutDeepUnits(drawing: Drawing): Drawing {
  const levels = [...Map.groupBy(drawing.report.organizationalUnits, ({ depth }) => depth)]
    .map(([depth, units]) => ({ depth, count: units.length }))
    .toSorted((a, b) => a.depth - b.depth);
  let depth = 0;
  let shown = 0;
  let isBranched = false;
  for (const level of levels) {
    shown += level.depth === 0 ? 0 : level.count;
    if (isBranched && shown > LISTED_IN_TABLE.unitsOfShort) break;
    ({ depth } = level);
    isBranched ||= level.count > 1;
  }
  return { ...drawing, view: { ...drawing.view, depth } };
}

/** How many units beside each other are shown; null: all. */
function siblingsOf({ view, isShort }: Drawing): number | null {
  return isShort ? LISTED_IN_TABLE.unitsOfShort : view.top;
}

interface Tree {
  readonly children: ReadonlyMap<string | null, readonly Unit[]>;
  readonly accounts: ReadonlyMap<string | null, readonly Resident[]>;
}

function isFolded({ depth }: Unit, { view }: Drawing): boolean {
  return view.depth !== null && depth >= view.depth;
}

function unitNode(unit: Unit, tree: Tree, source: Drawing): Node {
  const { figures, view } = source;
  const isShut = isFolded(unit, source);
  const below = (id: string): number =>
    (tree.children.get(id) ?? []).reduce((count, child) => count + 1 + below(child.id), 0);
  return {
    kind: 'unit',
    name: escapeControlCharacters(unit.name),
    hint:
      unitHint(unit, view.language) + (isShut ? foldedHint({ folded: below(unit.id) }, view.language) : ''),
    aside: '',
    figures: figures.ofUnit(unit).total,
    children: isShut ? [] : contents(unit, tree, source, false),
  };
}

/** What is in a unit: its accounts, or the units in it and one node for its own accounts beside them. */
function contents(unit: Unit, tree: Tree, source: Drawing, isRoot: boolean): Node[] {
  const inside = tree.children.get(unit.id) ?? [];
  const accounts = accountNodes(tree.accounts.get(unit.id) ?? [], source);
  const listed = listsAccounts(source) ? accounts : [];
  if (inside.length === 0 && !isRoot) return listed;
  const own = ownNode(unit, { accounts, listed }, source, isRoot);
  return arranged(
    [...inside.map((child) => unitNode(child, tree, source)), ...own],
    siblingsOf(source),
    source,
  );
}

function ownNode(
  unit: Unit,
  { accounts, listed }: { readonly accounts: readonly Node[]; readonly listed: readonly Node[] },
  { figures, view }: Drawing,
  isRoot: boolean,
): Node[] {
  const { direct } = figures.ofUnit(unit);
  // Accounts that cancel each other out did spend.
  if (isNothing(direct) && accounts.every(({ figures: own }) => isNothing(own))) return [];
  const { shared, table } = wordsIn(view.language);
  const name = isRoot ? shared.tree.ownAccounts(escapeControlCharacters(unit.name)) : table.own;
  const hint = shared.aside(String(unit.accountIds.length));
  return [{ kind: 'unit', name, hint, aside: '', figures: direct, children: listed }];
}

/** The accounts of one unit, or those in none, folded at a number that the table states. */
export function accountNodes(residents: readonly Resident[], source: Drawing): Node[] {
  const { report, figures, view } = source;
  const { aside } = wordsIn(view.language).shared;
  const nodes = residents.map(
    ({ account, ...stay }): Node => ({
      kind: 'account',
      name: escapeControlCharacters(account.name),
      hint: stayHint(account, stay, report, view.language),
      aside: aside(escapeControlCharacters(account.id)),
      figures: stay.days === null ? figures.ofAccount(account) : figures.ofStay(stay),
      children: [],
    }),
  );
  return arranged(nodes, view.top ?? LISTED_IN_TABLE.accountsOfUnit, source);
}

/** A table by day is for what a unit spent from day to day: with every account it would be three times as long. */
export function listsAccounts({ report, view }: Pick<Drawing, 'report' | 'view'>): boolean {
  return report.query.granularity !== 'DAILY' || view.top !== null;
}
