import { figureFormat } from '../shared/figure-format.ts';
import { type Figures, figuresOf } from './figures/measure.ts';
import { type SpendNode, type SpendTree, spendTree } from './figures/nodes.ts';
import { onTodaysTree } from './figures/other-tree.ts';
import type { PagePayload } from './figures/payload.ts';
import { resultOf, type Steps } from './figures/steps.ts';
import { IdleSteps } from './idle-steps.ts';
import { type PageParts, pageParts } from './layout.ts';
import type { LatePart, Store } from './store.ts';
import { fragmentOf, initialState, knownMeasure, nodeOf, stateOf, type ViewState } from './view-state.ts';
import { scriptWords } from './words.ts';

/** With more accounts than these, looking through all of them takes longer than drawing what is in sight. */
const LARGE = 5_000;

/** Reads the report that the page carries and draws it. */
function start(): void {
  const carried = document.getElementById('report')?.textContent ?? '';
  const payload = JSON.parse(carried) as PagePayload;
  const bar = document.querySelector<HTMLElement>('header.bar');
  const host = document.getElementById('view');
  if (host === null || bar === null) return;
  const carriedTree = spendTree(payload);
  const initial = initialState(payload);
  const addressed = () => stateOf(location.hash, payload, carriedTree, initial);
  // The other tree is made when it is first asked for.
  let other: Drawn | null = null;
  const own: Drawn = { payload, tree: carriedTree };
  const drawnOn = ({ tree }: ViewState): Drawn => {
    if (tree === payload.tree) return own;
    other ??= drawnFrom(onTodaysTree(payload));
    return other;
  };
  let state = addressed();
  let figures = figuresOf(payload, state.measure);
  let parts: PageParts = { first: [], late: [] };
  const idle = new IdleSteps();
  let isPrinting = false;
  const set = (next: ViewState) => {
    state = next;
    figures = figuresOf(payload, state.measure);
    document.title = store.words.page.title(
      store.words.shared.title,
      figures.choice.label,
      store.focus?.name ?? null,
    );
    for (const part of parts.first) part.draw();
    idle.stop();
    const late = drawnInSteps(parts.late);
    // The reader can see and use the table before every account has been looked through.
    if (payload.accounts.length > LARGE && !isPrinting) idle.take(late);
    else resultOf(late);
  };

  const store: Store = {
    get payload() {
      return drawnOn(state).payload;
    },
    get tree() {
      return drawnOn(state).tree;
    },
    format: figureFormat(payload.currency, payload.locale),
    words: scriptWords(payload.language),
    get state() {
      return state;
    },
    get figures(): Figures {
      return figures;
    },
    get focus(): SpendNode | null {
      const { tree } = drawnOn(state);
      const node = nodeOf(tree, state.focus);
      return node === tree.root ? null : node;
    },
    get isPrinting() {
      return isPrinting;
    },
    show: (change, isStep = false) => {
      const next = { ...state, ...change };
      writeAddress(fragmentOf(next, payload, initial), isStep);
      set(next);
    },
    keep: (change) => {
      state = { ...state, ...change };
      writeAddress(fragmentOf(state, payload, initial), false);
    },
    measure: (change) => {
      store.show({ measure: knownMeasure(payload, { ...state.measure, ...change }) });
    },
    choose: (node) => {
      store.show({ focus: node === null || node === store.tree.root ? '' : node.id, open: null }, true);
      document.getElementById('period')?.focus();
    },
  };
  parts = pageParts(bar, host, store);
  set(state);
  window.addEventListener('popstate', () => set(addressed()));
  const print = (printing: boolean) => {
    isPrinting = printing;
    set(state);
  };
  window.addEventListener('beforeprint', () => print(true));
  window.addEventListener('afterprint', () => print(false));
}

/** A report on one of its trees. */
interface Drawn {
  readonly payload: PagePayload;
  readonly tree: SpendTree;
}

function drawnFrom(payload: PagePayload): Drawn {
  return { payload, tree: spendTree(payload) };
}

function* drawnInSteps(parts: readonly LatePart[]): Steps<void> {
  for (const part of parts) {
    yield* part.drawInSteps();
    yield;
  }
}

/** Writes the view into the address. Some previews of mail do not allow that; the page works without it. */
function writeAddress(fragment: string, isStep: boolean): void {
  const address = `${location.pathname}${location.search}${fragment === '' ? '' : `#${fragment}`}`;
  try {
    if (isStep) history.pushState(null, '', address);
    else history.replaceState(null, '', address);
  } catch {
    // The view is drawn anyway; only its address cannot be shared.
  }
}

start();
