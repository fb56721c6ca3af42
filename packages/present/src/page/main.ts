import { figureFormat } from '../shared/figure-format.ts';
import { pageParts } from './parts.ts';
import type { PagePayload } from './payload.ts';
import type { Part, Store } from './store.ts';
import { type SpendNode, spendTree } from './tree/nodes.ts';
import { fragmentOf, initialState, stateOf, type ViewState } from './view-state.ts';

/** Reads the report that the page carries and draws it. */
function start(): void {
  const carried = document.getElementById('report')?.textContent ?? '';
  const payload = JSON.parse(carried) as PagePayload;
  const host = document.getElementById('view');
  const tree = spendTree(payload);
  if (host === null || tree.root === null) return;
  const { root } = tree;
  const initial = initialState(payload, tree);
  const addressed = () => stateOf(location.hash, payload, tree, initial);
  let state = addressed();
  let parts: readonly Part[] = [];
  const draw = () => {
    for (const part of parts) part.draw();
  };

  const store: Store = {
    payload,
    tree,
    format: figureFormat(payload.currency, payload.locale),
    get state() {
      return state;
    },
    get focus(): SpendNode {
      return tree.units.get(state.focus) ?? root;
    },
    show: (change: Partial<ViewState>, isStep = false) => {
      state = { ...state, ...change };
      writeAddress(fragmentOf(state, payload, initial), isStep);
      draw();
    },
  };
  parts = pageParts(host, store, root);
  draw();
  window.addEventListener('popstate', () => {
    state = addressed();
    draw();
  });
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
