import type { FigureFormat } from '../shared/figure-format.ts';
import type { PagePayload } from './payload.ts';
import type { SpendNode, SpendTree } from './tree/nodes.ts';
import type { ViewState } from './view-state.ts';

/** What every part of the page draws from, and how it asks for another view. */
export interface Store {
  readonly payload: PagePayload;
  readonly tree: SpendTree;
  readonly format: FigureFormat;
  readonly state: ViewState;
  /** The node whose inside is drawn. */
  readonly focus: SpendNode;
  /** Shows another view; `isStep` makes it one that the browser's way back returns from. */
  readonly show: (change: Partial<ViewState>, isStep?: boolean) => void;
}

/** A part of the page; it draws itself anew for every view. */
export interface Part {
  readonly draw: () => void;
}
