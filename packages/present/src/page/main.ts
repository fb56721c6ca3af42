import { figureFormat } from '../shared/figure-format.ts';
import { type Figures, figuresOf } from './figures/measure.ts';
import { type SpendNode, spendTree } from './figures/nodes.ts';
import type { PagePayload } from './figures/payload.ts';
import { type PageParts, pageParts } from './layout.ts';
import type { Store } from './store.ts';
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
  const tree = spendTree(payload);
  const initial = initialState(payload);
  const addressed = () => stateOf(location.hash, payload, tree, initial);
  let state = addressed();
  let figures = figuresOf(payload, state.measure);
  let parts: PageParts = { first: [], late: [] };
  let waiting = 0;
  let isPrinting = false;
  const set = (next: ViewState) => {
    state = next;
    figures = figuresOf(payload, state.measure);
    for (const part of parts.first) part.draw();
    const drawLate = (from: number) => {
      const part = parts.late[from];
      if (part === undefined) return;
      part.draw();
      later(from + 1);
    };
    // The reader can see and use the table before every account has been looked through.
    const later = (from: number) => {
      if (payload.accounts.length > LARGE && !isPrinting) waiting = whenIdle(() => drawLate(from));
      else drawLate(from);
    };
    if ('cancelIdleCallback' in window) window.cancelIdleCallback(waiting);
    later(0);
  };

  const store: Store = {
    payload,
    tree,
    format: figureFormat(payload.currency, payload.locale),
    words: scriptWords(payload.language),
    get state() {
      return state;
    },
    get figures(): Figures {
      return figures;
    },
    get focus(): SpendNode | null {
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
    measure: (change) => {
      store.show({ measure: knownMeasure(payload, { ...state.measure, ...change }) });
    },
    choose: (node) => {
      store.show({ focus: node === null || node === tree.root ? '' : node.id, open: null }, true);
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

/** Safari has no idle callbacks; there the others follow at once. */
function whenIdle(draw: () => void): number {
  if ('requestIdleCallback' in window) return window.requestIdleCallback(draw, { timeout: 1_000 });
  draw();
  return 0;
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
