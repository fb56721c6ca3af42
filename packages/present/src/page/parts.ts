import { barsPart } from './bars/part.ts';
import { breakdownPart } from './breakdown.ts';
import { controlsPart } from './controls.ts';
import { element } from './element.ts';
import { amountOf, showsChange } from './measure.ts';
import { moversPart } from './movers.ts';
import type { Part, Store } from './store.ts';
import type { SpendNode } from './tree/nodes.ts';
import { TreeTable } from './tree/table.ts';
import { treemapPart } from './treemap/part.ts';

/** Lays out the parts that need a script, in the order in which they are read. */
export function pageParts(host: HTMLElement, store: Store, root: SpendNode): Part[] {
  const controls = element('form', { class: 'controls', 'aria-label': 'What is shown' });
  controls.addEventListener('submit', (event) => event.preventDefault());
  host.append(controls);
  const parts: Part[] = [controlsPart(controls, store)];
  const pair = element('div', { class: 'pair' });
  host.append(pair);
  parts.push(treemapPart(section(pair, 'Where the money goes', 'map-section'), store));
  parts.push(breakdownPart(section(pair, 'What it consists of', 'breakdown-section'), store));
  if (store.payload.periods.length > 1) {
    parts.push(barsPart(section(host, 'Over time', 'bars-section'), store));
  }
  const { comparison } = store.payload;
  if (comparison !== null) {
    parts.push(moversPart(section(host, 'Largest changes', 'movers-section'), store, comparison));
  }
  parts.push(...tables(host, store, root));
  return parts;
}

function section(host: HTMLElement, title: string, className: string): HTMLElement {
  const made = element('section', { class: className }, [element('h2', {}, [title])]);
  host.append(made);
  return made;
}

function tables(host: HTMLElement, store: Store, root: SpendNode): Part[] {
  const matches = { tree: 0, departed: 0 };
  const inTree = section(host, 'Every unit and account', 'tree-section');
  const tools = treeTools(store);
  inTree.append(tools.bar, tools.hint);
  const { departed } = store.tree;
  const whole = () => amountOf(store.payload.total, store.state.measure);
  const parts: Part[] = [
    { draw: () => tools.draw() },
    new TreeTable(inTree, store, {
      label: 'Spend by organizational unit and account',
      first: store.payload.accounts.length > 0 ? 'Unit or account' : 'Unit',
      nodes: [root],
      hasDirect: true,
      whole,
      onMatches: (count) => {
        matches.tree = count;
      },
    }),
  ];
  if (departed.length > 0) {
    const outside = section(host, 'No longer in the organization', 'departed-section');
    const sum = element('p', { class: 'focus-sum' });
    outside.append(sum);
    parts.push({ draw: () => drawDeparted(sum, store) });
    parts.push(
      new TreeTable(outside, store, {
        label: 'Spend of accounts that are no longer in the organization',
        first: 'Account',
        nodes: departed,
        hasDirect: false,
        whole,
        onMatches: (count) => {
          matches.departed = count;
        },
      }),
    );
  }
  parts.push({ draw: () => tools.showMatches(matches.tree + matches.departed) });
  return parts;
}

function drawDeparted(host: HTMLElement, { payload, format, state, tree }: Store): void {
  const amount = `${format.amount(amountOf(payload.unattributed, state.measure))} ${payload.currency}`;
  const count = tree.departed.length === 1 ? '1 account' : `${format.count(tree.departed.length)} accounts`;
  host.replaceChildren(
    element('strong', {}, [amount]),
    ` spent by ${count} that left the organization; part of the total and of no unit`,
  );
}

/** The search, and the buttons that fold and unfold everything. */
function treeTools(store: Store) {
  const search = element('input', { type: 'search', autocomplete: 'off', spellcheck: 'false' });
  const status = element('p', { class: 'told', role: 'status' });
  const hint = element('p', { class: 'hint' });
  const all = element('button', { type: 'button' }, ['Unfold all']);
  const none = element('button', { type: 'button' }, ['Fold all']);
  search.addEventListener('input', () => store.show({ search: search.value }));
  all.addEventListener('click', () => store.show({ open: new Set(store.tree.units.keys()) }));
  none.addEventListener('click', () => store.show({ open: new Set() }));
  const label = element('label', { class: 'search' }, [element('span', {}, ['Find by name or id']), search]);
  return {
    bar: element('div', { class: 'tools' }, [label, all, none, status]),
    hint,
    draw: () => {
      const { state, payload } = store;
      if (search.value !== state.search) search.value = state.search;
      const hidesChange = payload.comparison !== null && !showsChange(state.measure, payload.periods.length);
      hint.textContent = hidesChange
        ? 'Changes are available only for net amounts over all periods together.'
        : '';
    },
    showMatches: (count: number) => {
      const isIdle = store.state.search.trim() === '';
      const text = count === 1 ? '1 match' : `${store.format.count(count)} matches`;
      status.textContent = isIdle ? '' : text;
    },
  };
}
