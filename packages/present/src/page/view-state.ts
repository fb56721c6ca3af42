import type { PartChoice } from './figures/amounts.ts';
import { hasGross, isKnown, type Measure } from './figures/measure.ts';
import type { SpendNode, SpendTree } from './figures/nodes.ts';
import { hasOtherTree } from './figures/other-tree.ts';
import { type PagePayload, TREES, type Tree } from './figures/payload.ts';

const SORT_COLUMNS = ['name', 'before', 'now', 'change', 'percent'] as const;
export type SortColumn = (typeof SORT_COLUMNS)[number];

/** `size`: by the size of the change, whichever way it goes, as `--sort change` asks for it. */
export interface Sort {
  readonly column: SortColumn | 'size';
  readonly isDescending: boolean;
}

/** The units as a table, all accounts as one list, and the units as a map. */
export const VIEWS = ['table', 'accounts', 'map'] as const;

const LIST_NAMES = ['units', 'accounts', 'parts', 'consists'] as const;
/** The lists of what moved, and of what the spend consists of. */
export type ListName = (typeof LIST_NAMES)[number];

/** A longer text to find is cut: no name is so long. */
const LONGEST_FIND = 300;

/** Everything that the page shows by choice, and that a shared address restores. */
export interface ViewState {
  readonly measure: Measure;
  /** The tree that spend stands on. */
  readonly tree: Tree;
  /** The id of the unit or account that the page is about; empty: everything. */
  readonly focus: string;
  /** What is open in the table; null: what is open at first. */
  readonly open: ReadonlySet<string> | null;
  readonly sort: Sort;
  readonly view: (typeof VIEWS)[number];
  /** Limits the list of accounts to those whose name or id contains it; empty: all. */
  readonly find: string;
  /** The lists beside the table that are shown whole. */
  readonly whole: ReadonlySet<ListName>;
  /** Position of the split whose parts are listed in what the spend consists of. */
  readonly split: number;
}

/** An address holds at most this many open units; with more it restores those that are open at first. */
const ADDRESSED_UNITS = 300;

const SORTS: Readonly<Record<PagePayload['sort'], Sort>> = {
  spend: { column: 'now', isDescending: true },
  change: { column: 'size', isDescending: true },
  name: { column: 'name', isDescending: false },
};

/** The view that a page begins with. */
export function initialState({ firstChoice, sort, tree }: PagePayload): ViewState {
  return {
    measure: { metric: 0, choice: firstChoice, part: 'net' },
    tree,
    focus: '',
    open: null,
    sort: SORTS[sort],
    view: 'table',
    find: '',
    whole: new Set(),
    split: 0,
  };
}

/** The unit or account of an id; null where the report has none. */
export function nodeOf(tree: SpendTree, id: string): SpendNode | null {
  return id === '' ? null : (tree.units.get(id) ?? tree.accounts.get(id) ?? null);
}

/** A measure that can be shown: a part that is not known in its period gives way to net amounts. */
export function knownMeasure(payload: PagePayload, measure: Measure): Measure {
  const { columns = [] } = payload.choices[measure.choice] ?? {};
  return isKnown(payload, measure.part, columns) ? measure : { ...measure, part: 'net' };
}

/** The fragment of the address that restores a view; empty for the view that the page begins with. */
export function fragmentOf(state: ViewState, payload: PagePayload, initial: ViewState): string {
  const { measure, sort, open } = state;
  const params = new URLSearchParams();
  if (measure.metric !== initial.measure.metric) {
    params.set('metric', payload.metrics[measure.metric]?.name ?? '');
  }
  if (measure.choice !== initial.measure.choice) {
    params.set('period', payload.choices[measure.choice]?.key ?? '');
  }
  if (measure.part !== initial.measure.part) params.set('show', partText(measure.part, payload));
  if (state.tree !== initial.tree) params.set('tree', state.tree);
  if (state.focus !== initial.focus) params.set('at', state.focus);
  if (sort.column !== initial.sort.column || sort.isDescending !== initial.sort.isDescending) {
    params.set('sort', `${sort.column}-${sort.isDescending ? 'down' : 'up'}`);
  }
  if (state.view !== initial.view) params.set('view', state.view);
  if (state.view === 'accounts' && state.find !== '') params.set('find', state.find);
  if (state.whole.size > 0) params.set('lists', [...state.whole].join(','));
  if (state.split !== initial.split) params.set('by', payload.splits[state.split]?.id ?? '');
  if (open !== null && open.size <= ADDRESSED_UNITS) params.set('open', [...open].join(','));
  return params.toString();
}

/** A part by its split and its label, which mean the same in the next report: `service/Amazon EC2`. */
function partText(part: PartChoice, { splits, parts }: PagePayload): string {
  if (typeof part !== 'number') return part;
  const split = splits.find(({ from, to }) => part >= from && part < to);
  return `${split?.id ?? ''}/${parts[part] ?? ''}`;
}

/** The view that a fragment describes. A value that this report does not have is replaced by the initial one. */
export function stateOf(
  fragment: string,
  payload: PagePayload,
  tree: SpendTree,
  initial: ViewState,
): ViewState {
  const params = new URLSearchParams(fragment.replace(/^#/, ''));
  const focus = params.get('at') ?? '';
  const open = params.get('open');
  const metric = payload.metrics.findIndex(({ name }) => name === params.get('metric'));
  const choice = payload.choices.findIndex(({ key }) => key === params.get('period'));
  const lists = params.get('lists')?.split(',') ?? [];
  const { measure } = initial;
  return {
    measure: knownMeasure(payload, {
      metric: metric < 0 ? measure.metric : metric,
      choice: choice < 0 ? measure.choice : choice,
      part: partIn(params.get('show'), payload) ?? measure.part,
    }),
    tree: treeIn(params.get('tree'), payload) ?? initial.tree,
    focus: nodeOf(tree, focus) === null ? initial.focus : focus,
    open: open === null ? initial.open : new Set(open.split(',').filter((id) => id !== '')),
    sort: sortIn(params.get('sort')) ?? initial.sort,
    view: viewIn(params.get('view'), payload) ?? initial.view,
    find: (params.get('find') ?? '').slice(0, LONGEST_FIND),
    whole: new Set(LIST_NAMES.filter((name) => lists.includes(name))),
    split: Math.max(
      initial.split,
      payload.splits.findIndex(({ id }) => id === params.get('by')),
    ),
  };
}

/** Today's tree, where the page can show it. */
function treeIn(text: string | null, payload: PagePayload): Tree | undefined {
  return TREES.find((tree) => tree === text && (tree === payload.tree || hasOtherTree(payload)));
}

function partIn(text: string | null, payload: PagePayload): PartChoice | null {
  if (text === 'net' || (text === 'gross' && hasGross(payload))) return text;
  const { splits, parts } = payload;
  for (const { id, from, to } of splits) {
    for (let part = from; part < to; part += 1) if (text === `${id}/${parts[part]}`) return part;
  }
  return null;
}

function viewIn(text: string | null, { accounts }: PagePayload): ViewState['view'] | undefined {
  // A report by unit has no accounts to list.
  return VIEWS.find((view) => view === text && (view !== 'accounts' || accounts.length > 0));
}

function sortIn(text: string | null): Sort | null {
  const [name, direction] = text?.split('-') ?? [];
  const column = [...SORT_COLUMNS, 'size' as const].find((known) => known === name);
  return column === undefined ? null : { column, isDescending: direction === 'down' };
}
