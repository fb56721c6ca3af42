import { element, nameElement } from '../element.ts';
import { mapPart } from '../map/part.ts';
import type { Part, Store } from '../store.ts';
import { chargesText } from '../subject.ts';
import { areDays } from './columns.ts';
import { TreeTable } from './table.ts';

/** The table of units and accounts with its heading. */
export function unitsPart(host: HTMLElement, store: Store): Part {
  const title = element('h2');
  const about = element('p', { class: 'soft about-table' });
  const all = element('button', { type: 'button', class: 'link' });
  const views = viewButtons(store);
  const tools = element('div', { class: 'tools' }, [all, views.group]);
  const head = element('div', { class: 'head' }, [title, about, tools]);
  const place = element('div', { class: 'table-place' });
  const foot = element('p', { class: 'soft foot' }, [footText(store)]);
  const map = element('div', { class: 'map-place' });
  host.append(head, place, foot, map);
  const table = new TreeTable(place, store);
  const drawnMap = mapPart(map, store);
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
      const isTable = state.view === 'table';
      views.draw();
      for (const part of [place, foot]) part.classList.toggle('only-on-paper', !isTable);
      all.hidden = !isTable;
      all.textContent = isAllOpen() ? page.closeAll : page.openAll;
      table.draw();
      const { unprinted } = table;
      foot.textContent = [
        footText(store),
        ...(unprinted === 0 ? [] : [page.notPrinted(store.format.count(unprinted))]),
      ].join(' ');
      drawnMap.draw();
    },
  };
}

function footText({ payload, words }: Store): string {
  const bars = payload.choices.filter(({ bar }) => bar !== null).length;
  const days = areDays(payload.choices);
  return [...(bars > 1 ? [words.page.ownScale(days)] : []), words.page.pastTree(days)].join(' ');
}

/** Table or map; both have the same rows and figures. */
function viewButtons(store: Store) {
  const { words } = store;
  const buttons = (['table', 'map'] as const).map((view) => {
    const button = element('button', { type: 'button' }, [words.page[view]]);
    button.addEventListener('click', () => store.show({ view }));
    return { view, button };
  });
  const group = element('div', { role: 'group', class: 'views', 'aria-label': words.page.views });
  group.append(...buttons.map(({ button }) => button));
  return {
    group,
    draw: () => {
      for (const { view, button } of buttons) {
        button.setAttribute('aria-pressed', String(store.state.view === view));
      }
    },
  };
}
