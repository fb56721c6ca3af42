import type { Measure } from './measure.ts';
import type { PagePayload } from './payload.ts';
import type { SpendTree } from './tree/nodes.ts';

const SORT_COLUMNS = ['name', 'direct', 'total', 'change', 'percent'] as const;
export type SortColumn = (typeof SORT_COLUMNS)[number];

export interface Sort {
  readonly column: SortColumn;
  readonly isDescending: boolean;
}

/** Everything that the page shows by choice, and that a shared address restores. */
export interface ViewState {
  readonly measure: Measure;
  /** The unit whose parts the treemap shows. */
  readonly focus: string;
  /** Units that are unfolded in the table. */
  readonly open: ReadonlySet<string>;
  readonly sort: Sort;
  readonly search: string;
}

/** About as many rows as fit on a screen are unfolded at first. */
const FIRST_ROWS = 40;

/** An address holds at most this many unfolded units; with more it restores the units that are unfolded at first. */
const ADDRESSED_UNITS = 300;

/** The view that a page begins with. */
export function initialState(payload: PagePayload, tree: SpendTree): ViewState {
  return {
    measure: { metric: 0, period: payload.periods.length === 1 ? 0 : 'all', part: 'net' },
    focus: tree.root?.id ?? '',
    open: payload.depth === null ? openToScreen(tree) : openToDepth(tree, payload.depth),
    sort: { column: 'total', isDescending: true },
    search: '',
  };
}

function openToDepth(tree: SpendTree, depth: number): Set<string> {
  return new Set([...tree.units.values()].filter((unit) => unit.depth < depth).map(({ id }) => id));
}

function openToScreen(tree: SpendTree): Set<string> {
  let rows = 1;
  for (let depth = 0; ; depth += 1) {
    const level = [...tree.units.values()].filter((unit) => unit.depth === depth);
    rows += level.reduce((sum, unit) => sum + unit.children.length, 0);
    if (level.length === 0 || (rows > FIRST_ROWS && depth > 0)) return openToDepth(tree, depth);
    if (rows > FIRST_ROWS * 20) return new Set();
  }
}

/** The fragment of the address that restores a view; empty for the view that the page begins with. */
export function fragmentOf(state: ViewState, payload: PagePayload, initial: ViewState): string {
  const { measure, sort } = state;
  const params = new URLSearchParams();
  if (measure.metric !== initial.measure.metric) params.set('metric', payload.metrics[measure.metric] ?? '');
  if (measure.period !== initial.measure.period) params.set('period', periodText(measure, payload));
  if (measure.part !== initial.measure.part) params.set('show', partText(measure, payload));
  if (state.focus !== initial.focus) params.set('at', state.focus);
  if (sort.column !== initial.sort.column || sort.isDescending !== initial.sort.isDescending)
    params.set('sort', `${sort.column}-${sort.isDescending ? 'down' : 'up'}`);
  if (state.search !== '') params.set('find', state.search);
  if (!isSame(state.open, initial.open) && state.open.size <= ADDRESSED_UNITS)
    params.set('open', [...state.open].join(','));
  return params.toString();
}

function periodText({ period }: Measure, payload: PagePayload): string {
  return period === 'all' ? 'all' : (payload.periods[period]?.label ?? '');
}

function partText({ part }: Measure, payload: PagePayload): string {
  return typeof part === 'number' ? (payload.parts[part] ?? '') : part;
}

function isSame(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size === other.size && [...one].every((id) => other.has(id));
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
  const metric = payload.metrics.indexOf(params.get('metric') ?? '');
  return {
    measure: {
      metric: metric < 0 ? initial.measure.metric : metric,
      period: periodIn(params.get('period'), payload) ?? initial.measure.period,
      part: partIn(params.get('show'), payload) ?? initial.measure.part,
    },
    focus: tree.units.has(focus) ? focus : initial.focus,
    open: open === null ? initial.open : new Set(open.split(',').filter((id) => tree.units.has(id))),
    sort: sortIn(params.get('sort'), payload) ?? initial.sort,
    search: params.get('find') ?? '',
  };
}

function periodIn(text: string | null, { periods }: PagePayload): Measure['period'] | null {
  if (text === 'all' && periods.length > 1) return 'all';
  const at = periods.findIndex(({ label }) => label === text);
  return at < 0 ? null : at;
}

function partIn(text: string | null, { parts, hasGross }: PagePayload): Measure['part'] | null {
  if (text === 'net' || (text === 'gross' && hasGross)) return text;
  const at = text === null ? -1 : parts.indexOf(text);
  return at < 0 ? null : at;
}

function sortIn(text: string | null, { comparison }: PagePayload): Sort | null {
  const [name, direction] = text?.split('-') ?? [];
  const column = SORT_COLUMNS.find((known) => known === name);
  if (column === undefined) return null;
  if (comparison === null && (column === 'change' || column === 'percent')) return null;
  return { column, isDescending: direction === 'down' };
}
