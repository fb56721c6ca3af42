import { element, nameElement } from '../element.ts';
import { directionOf } from '../figures/change.ts';
import { pathTo, type SpendNode } from '../figures/nodes.ts';
import type { Part, Store } from '../store.ts';
import { chargesText, daysOfChange, spendsOf } from '../subject.ts';

/** What the page is about, and in large figures what it spent and how that changed. */
export function headlinePart(host: HTMLElement, store: Store): Part {
  const way = element('nav', { class: 'way', 'aria-label': store.words.page.way });
  const figures = element('div', { 'aria-live': 'polite' });
  host.append(way, figures);
  return {
    draw: () => {
      way.replaceChildren(element('ol', {}, steps(store)));
      figures.replaceChildren(
        periodElement(store),
        ...amountElements(store),
        ...changeElements(store),
        ...hint(store),
      );
    },
  };
}

/** The way from everything to what is shown; every step but the last leads there. */
function steps(store: Store): HTMLElement[] {
  const { focus, tree, words } = store;
  const all = { label: words.page.allUnits, node: null };
  const above = focus === null ? [] : pathTo(focus).filter((node) => node !== tree.root);
  const isDeparted = focus?.kind === 'account' && focus.parent === null;
  const named = above.map((node) => ({ label: node.name, node: node as SpendNode | null }));
  const path = [all, ...named];
  const made = path.map(({ label, node }, at) =>
    at === path.length - 1
      ? element('li', {}, [element('span', { 'aria-current': 'location' }, [nameElement(label)])])
      : element('li', {}, [stepButton(label, node, store)]),
  );
  if (isDeparted) made.splice(1, 0, element('li', {}, [words.shared.tree.departed]));
  return made;
}

function stepButton(label: string, node: SpendNode | null, store: Store): HTMLElement {
  const button = element('button', { type: 'button', class: 'link' }, [nameElement(label)]);
  button.addEventListener('click', () => store.choose(node));
  return button;
}

function periodElement({ figures, words }: Store): HTMLElement {
  const { label, state } = figures.choice;
  const { estimated, notSettled, settled } = words.shared.periods;
  const badge = { estimated, 'not-settled': notSettled, settled }[state];
  return element('h2', { id: 'period', tabindex: -1 }, [
    label,
    element('span', { class: `badge ${state}` }, [badge]),
  ]);
}

function amountElements(store: Store): HTMLElement[] {
  const { figures, format, payload } = store;
  const text = format.amount(figures.amount(spendsOf(store)));
  const size = text.length > 12 ? ' long' : '';
  const charges =
    store.state.measure.part === 'net' ? [] : [element('p', { class: 'shown' }, [chargesText(store)])];
  return [
    ...charges,
    element('p', { class: `amount${size}` }, [
      element('strong', {}, [text]),
      ' ',
      element('span', { class: 'currency' }, [payload.currency]),
    ]),
  ];
}

function changeElements(store: Store): HTMLElement[] {
  const { figures, format, words } = store;
  const { compared } = figures;
  const change = figures.change(spendsOf(store));
  if (change === null || compared === null) return [];
  const before = format.amount(change.before);
  const from =
    daysOfChange(store) === null
      ? words.page.from(before, compared.before.label)
      : words.page.fromDays(format.amount(change.after), compared.after.short, before, compared.before.short);
  return [
    element('p', { class: `moved ${directionOf(change.change)}` }, [
      element('strong', {}, [format.change(change.change)]),
      ' ',
      element('strong', {}, [format.percent(change.percent)]),
    ]),
    element('p', { class: 'from' }, [from]),
  ];
}

/** Why nothing but net amounts can be chosen, or why there is no change. */
function hint({ figures, payload, words, state }: Store): HTMLElement[] {
  const { choice, compared } = figures;
  const isNetOnly = choice.columns.some((column) => payload.columns[column]?.splits.length === 0);
  const text = isNetOnly
    ? words.page.netOnly(choice.label)
    : choice.compared !== null && compared === null && state.measure.part !== 'net'
      ? words.page.beforeNetOnly(choice.compared.before.label)
      : null;
  return text === null ? [] : [element('p', { class: 'hint' }, [text])];
}
