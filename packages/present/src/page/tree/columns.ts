import type { Store } from '../store.ts';
import { changeTitle } from '../subject.ts';
import type { SortColumn } from '../view-state.ts';

/** A column of the table; the ones without a key cannot be sorted by. */
export interface TreeColumn {
  readonly id: 'name' | 'months' | 'before' | 'now' | 'change' | 'percent' | 'share';
  readonly sort: SortColumn | null;
  readonly title: string;
  /** What the head is marked with, as in the chart. */
  readonly mark: 'chosen' | 'before' | 'hollow' | null;
}

/** The columns of the current view: the months only where there are several, a change only where one is known. */
export function treeColumns(store: Store): TreeColumn[] {
  const { payload, figures, words, focus, state, isPrinting } = store;
  const { compared, choice } = figures;
  const { page, shared } = words;
  const bars = payload.choices.filter(({ bar }) => bar !== null).length;
  const hasMonths = bars > 1;
  // A mark shows which bar of the chart a column has the figures of.
  const now = hasMonths && choice.bar !== null ? (choice.state === 'estimated' ? 'hollow' : 'chosen') : null;
  return [
    {
      id: 'name',
      sort: 'name',
      title: state.view === 'accounts' && !isPrinting ? shared.tree.account : page.unit,
      mark: null,
    },
    ...(hasMonths
      ? [
          {
            id: 'months' as const,
            sort: null,
            title: page.seriesCount(bars, areDays(payload.choices)),
            mark: null,
          },
        ]
      : []),
    ...(compared === null
      ? []
      : [
          {
            ...{ id: 'before' as const, sort: 'before' as const, title: compared.before.short },
            mark: hasMonths && compared.before.bar >= 0 ? ('before' as const) : null,
          },
        ]),
    { id: 'now', sort: 'now', title: choice.short, mark: now },
    ...(compared === null
      ? []
      : [
          {
            ...{ id: 'change' as const, sort: 'change' as const, mark: null },
            title: changeTitle(store),
          },
          { id: 'percent' as const, sort: 'percent' as const, title: page.percent, mark: null },
        ]),
    { id: 'share', sort: null, title: focus === null ? shared.columns.share : page.shareOfUnit, mark: null },
  ];
}

/** Whether the chart has a bar for each day. */
export function areDays(choices: Store['payload']['choices']): boolean {
  return choices.every(({ bar, key }) => bar === null || key.length > 7);
}
