import type { FigureFormat } from '../shared/figure-format.ts';
import type { Figures, Measure } from './figures/measure.ts';
import type { SpendNode, SpendTree } from './figures/nodes.ts';
import type { PagePayload } from './figures/payload.ts';
import type { Steps } from './figures/steps.ts';
import type { ViewState } from './view-state.ts';
import type { ScriptWords } from './words.ts';

/** What every part of the page draws, and how a part requests another view. */
export interface Store {
  readonly payload: PagePayload;
  readonly tree: SpendTree;
  readonly format: FigureFormat;
  readonly words: ScriptWords;
  readonly state: ViewState;
  /** The figures of the state's measure. */
  readonly figures: Figures;
  /** The unit or account that the page is about; null: everything. */
  readonly focus: SpendNode | null;
  /** Whether the page is drawn for paper: all units open, and the map below the table. */
  readonly isPrinting: boolean;
  /** Shows another view; with `isStep` it becomes an entry of the browser's history, from which Back returns. */
  readonly show: (change: Partial<ViewState>, isStep?: boolean) => void;
  /** Keeps in the address what the caller has drawn by itself; nothing else is drawn again. */
  readonly keep: (change: Partial<ViewState>) => void;
  /** Shows another measure. A part that is not known in its period gives way to net amounts. */
  readonly measure: (change: Partial<Measure>) => void;
  /** Makes the page one about a unit or an account (null: about everything), and moves the focus to its heading. */
  readonly choose: (node: SpendNode | null) => void;
}

/** A part of the page; it is redrawn for every view. */
export interface Part {
  readonly draw: () => void;
}

/** A part that looks through every account. Of a large organization its steps are taken while the browser is idle. */
export interface LatePart {
  readonly drawInSteps: () => Steps<void>;
}
