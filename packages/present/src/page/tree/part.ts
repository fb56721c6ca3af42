import { element, nameElement } from '../element.ts';
import type { Part, Store } from '../store.ts';
import { chargesText } from '../subject.ts';
import { TreeTable } from './table.ts';

/** The table of units and accounts with its heading. */
export function unitsPart(host: HTMLElement, store: Store): Part {
  const title = element('h2');
  const about = element('p', { class: 'soft about-table' });
  const all = element('button', { type: 'button', class: 'link' });
  const tools = element('div', { class: 'tools' }, [all]);
  const head = element('div', { class: 'head' }, [title, about, tools]);
  const place = element('div', { class: 'table-place' });
  const foot = element('p', { class: 'soft foot' }, [footText(store)]);
  host.append(head, place, foot);
  const table = new TreeTable(place, store);
  const { page } = store.words;
  const isAllOpen = () => {
    const open = table.openRows();
    return [...table.everything()].every((id) => open.has(id));
  };
  all.addEventListener('click', () => {
    store.show({ open: isAllOpen() ? new Set() : table.everything() });
  });
  return {
    draw: () => {
      const { focus, payload, state } = store;
      const metric = payload.metrics[state.measure.metric];
      title.replaceChildren(...page.whatSpent(focus === null ? null : nameElement(focus.name)));
      about.textContent = page.aboutTable(
        payload.currency,
        metric?.label ?? '',
        metric?.name ?? '',
        chargesText(store),
      );
      all.textContent = isAllOpen() ? page.closeAll : page.openAll;
      table.draw();
    },
  };
}

function footText({ payload, words }: Store): string {
  const bars = payload.choices.filter(({ bar }) => bar !== null).length;
  return [...(bars > 1 ? [words.page.ownScale] : []), words.page.pastTree].join(' ');
}
