import type { SpendNode } from '../figures/nodes.ts';

/** A row that the table can show: of a unit, an account, several accounts, or a sum that closes the table. */
export interface TableRow {
  readonly kind: 'node' | 'more' | 'departed' | 'sum' | 'total';
  /** Unique in the table. */
  readonly id: string;
  readonly name: string;
  /** The unit or account that the row is of; null for a sum. */
  readonly node: SpendNode | null;
  readonly total: SpendNode['total'];
  readonly hasChildren: boolean;
  /** Made when the row is opened: an organization can have 50,000 accounts. */
  readonly children: () => readonly TableRow[];
  /** How many accounts a group stands for; null where that is not said. */
  readonly count: number | null;
}

/** The names of the rows that are no units or accounts. */
export interface RowNames {
  readonly ownAccounts: (unit: string) => string;
  readonly inUnits: string;
  readonly departed: string;
  readonly total: string;
}

/** The rows of the table for what the page is about, and those that close it with their sums. */
export interface TableRows {
  readonly rows: readonly TableRow[];
  /** What the rows add up to. */
  readonly whole: SpendNode['total'];
  readonly closing: readonly TableRow[];
}

interface Subject {
  readonly focus: SpendNode | null;
  readonly root: SpendNode | null;
  readonly departed: readonly SpendNode[];
  readonly departedCount: number;
  readonly total: SpendNode['total'];
  readonly unattributed: SpendNode['total'];
}

export function tableRows(subject: Subject, names: RowNames): TableRows {
  const { focus, root, departed, departedCount, total, unattributed } = subject;
  if (focus !== null) {
    const rows = focus.kind === 'account' ? [] : rowsIn(focus, names);
    const sum = { kind: 'sum' as const, id: `${focus.id}/sum`, name: focus.name, total: focus.total };
    return { rows, whole: focus.total, closing: [{ ...SUM, ...sum, node: focus }] };
  }
  const hasDeparted = departedCount > 0;
  return {
    rows: root === null ? [] : rowsIn(root, names),
    whole: root?.total ?? 0,
    closing: [
      ...(root === null || !hasDeparted
        ? []
        : [{ ...SUM, kind: 'sum' as const, id: 'in-units', name: names.inUnits, total: root.total }]),
      ...(hasDeparted
        ? [
            {
              ...SUM,
              ...{ kind: 'departed' as const, id: 'departed', name: names.departed, total: unattributed },
              hasChildren: departed.length > 0,
              children: () => departed.map((node) => rowOf(node, names)),
              count: departedCount,
            },
          ]
        : []),
      { ...SUM, kind: 'total', id: 'total', name: names.total, total },
    ],
  };
}

const SUM = { node: null, hasChildren: false, children: () => [], count: null } as const;

/** What is in a unit: its sub-units, and its own accounts, which are one row where there are sub-units beside them. */
function rowsIn(unit: SpendNode, names: RowNames): TableRow[] {
  const { units } = unit;
  const accounts = unit.children.filter(({ kind }) => kind === 'account');
  if (units.length === 0) return accounts.map((node) => rowOf(node, names));
  const hasOwn = accounts.length > 0 || (unit.accounts > 0 && unit.direct !== 0);
  return [...units.map((node) => rowOf(node, names)), ...(hasOwn ? [ownRow(unit, accounts, names)] : [])];
}

function ownRow(unit: SpendNode, accounts: readonly SpendNode[], names: RowNames): TableRow {
  return {
    kind: 'node',
    id: `${unit.id}/own`,
    name: names.ownAccounts(unit.name),
    node: null,
    total: unit.direct,
    hasChildren: accounts.length > 0,
    children: () => accounts.map((node) => rowOf(node, names)),
    count: Math.max(accounts.length, unit.accounts),
  };
}

function rowOf(node: SpendNode, names: RowNames): TableRow {
  const { id, name, total, hasChildren } = node;
  return {
    ...{ kind: 'node', id, name, node, total, count: null },
    hasChildren,
    children: () => rowsIn(node, names),
  };
}
