import type { FigureFormat } from '../shared/figure-format.ts';
import type { PagePayload } from './payload.ts';
import type { SpendNode, SpendTree } from './tree/nodes.ts';
import type { ViewState } from './view-state.ts';

/** What every part of the page draws, and how a part requests another view. */
export interface Store {
  readonly payload: PagePayload;
  readonly tree: SpendTree;
  readonly format: FigureFormat;
  readonly state: ViewState;
  /** The unit whose parts the treemap shows. */
  readonly focus: SpendNode;
  /** Shows another view; with `isStep` it becomes an entry of the browser's history, from which Back returns. */
  readonly show: (change: Partial<ViewState>, isStep?: boolean) => void;
}

/** A part of the page; it is redrawn for every view. */
export interface Part {
  readonly draw: () => void;
}
