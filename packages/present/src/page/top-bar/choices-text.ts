import { element, nameElement } from '../element.ts';
import type { Part, Store } from '../store.ts';

/** On paper, where nothing can be chosen, what was chosen stands as text. */
export function choicesTextPart(host: HTMLElement, store: Store): Part {
  const list = element('dl', { class: 'choices-text only-on-paper' });
  host.append(list);
  return {
    draw: () => {
      const { payload, figures, focus, state, words } = store;
      const { page } = words;
      const metric = payload.metrics[state.measure.metric];
      const chosen: [label: string, value: string][] = [
        [page.period, figures.choice.label],
        [page.cost, metric?.label ?? ''],
        [page.charges, chargesOption(store)],
        [page.unit, focus === null ? page.allUnits : focus.name],
        // Only a report with an archive has more than one tree.
        ...(payload.tree === 'as-is' ? [] : [[page.tree, page.trees[state.tree]] satisfies [string, string]]),
      ];
      list.replaceChildren(
        ...chosen.map(([label, value]) =>
          element('div', {}, [element('dt', {}, [label]), element('dd', {}, [nameElement(value)])]),
        ),
      );
    },
  };
}

function chargesOption({ payload, state, words }: Store): string {
  const { part } = state.measure;
  if (part === 'net') return words.page.netOption;
  return part === 'gross' ? words.page.grossOption : words.page.only(payload.parts[part] ?? '');
}
