import { element, nameElement } from '../element.ts';
import { accountCount } from '../figures/other-tree.ts';
import { jumpLink } from '../jump-link.ts';
import { mapPart } from '../map/part.ts';
import type { Part, Store } from '../store.ts';
import { chargesText } from '../subject.ts';
import { VIEWS } from '../view-state.ts';
import { foundAccounts } from './account-rows.ts';
import { areDays } from './columns.ts';
import { TreeTable } from './table.ts';

/** The table of units and accounts with its heading. */
export function unitsPart(host: HTMLElement, store: Store): Part {
  const title = element('h2');
  const about = element('p', { class: 'soft about-table' });
  const all = element('button', { type: 'button', class: 'link' });
  const views = viewButtons(store);
  const find = findField(store);
  const tools = element('div', { class: 'tools' }, [find.field, all, views.group]);
  const head = element('div', { class: 'head' }, [title, about, tools]);
  const place = element('div', { class: 'table-place' });
  const footText = element('span');
  const foot = element('p', { class: 'soft foot' }, [footText, ...furtherLinks(store, host)]);
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
      const isList = state.view === 'accounts';
      const heading = isList ? page.whatAccountsSpent : page.whatSpent;
      title.replaceChildren(...heading(focus === null ? null : nameElement(focus.name)));
      about.textContent = page.aboutTable(
        payload.currency,
        metric?.label ?? '',
        metric?.name ?? '',
        chargesText(store),
      );
      const isTable = state.view !== 'map';
      views.draw();
      find.draw();
      for (const part of [place, foot]) part.classList.toggle('only-on-paper', !isTable);
      all.hidden = state.view !== 'table';
      all.textContent = isAllOpen() ? page.closeAll : page.openAll;
      table.draw();
      const { unprinted } = table;
      const notPrinted = unprinted === 0 ? '' : ` ${page.notPrinted(store.format.count(unprinted))}`;
      footText.textContent = `${footSentences(store)}${notPrinted} `;
      drawnMap.draw();
    },
  };
}

function footSentences({ payload, words, state }: Store): string {
  const bars = payload.choices.filter(({ bar }) => bar !== null).length;
  const days = areDays(payload.choices);
  return [
    ...(bars > 1 ? [words.page.ownScale(days)] : []),
    state.tree === 'as-is' ? words.page.pastTree(days) : words.page.treeOfThen,
  ].join(' ');
}

/** Leads to what is not on the first screen: the map, the list of accounts, the notes. */
function furtherLinks(store: Store, host: HTMLElement): (HTMLElement | string)[] {
  const { format, payload, words } = store;
  const { page } = words;
  const views = viewsOf(store).filter((view) => view !== 'table');
  const links = views.map((view) => {
    const accounts = accountCount(payload);
    const text = view === 'map' ? page.mapLink : page.accountsLink(format.count(accounts), accounts);
    const button = element('button', { type: 'button', class: 'link' }, [text]);
    button.addEventListener('click', () => {
      store.show({ view });
      host.scrollIntoView();
      host.querySelector<HTMLElement>(`.views [data-view="${view}"]`)?.focus({ preventScroll: true });
    });
    return button;
  });
  const { notes } = payload.about;
  const all = [
    ...links,
    ...(notes === 0 ? [] : [jumpLink('notes', page.notes(notes))]),
    ...(document.getElementById('over-time') === null ? [] : [jumpLink('over-time', page.overTime)]),
  ];
  const separated = all.flatMap((link, at) =>
    at === all.length - 1 ? [link] : closed(link, words.shared.comma),
  );
  return [element('span', { class: 'further' }, [page.further, ...separated])];
}

/** A link with the comma after it, with which no line may begin; the space after a comma is where a line may end. */
function closed(link: HTMLElement, comma: string): (HTMLElement | string)[] {
  const sign = comma.trimEnd();
  return [element('span', { class: 'closed' }, [link, sign]), comma.slice(sign.length)];
}

/** Limits the list of accounts to some of them; says how many these are. */
function findField(store: Store) {
  const { page } = store.words;
  const input = element('input', {
    type: 'search',
    autocomplete: 'off',
    spellcheck: 'false',
    'aria-label': page.findAccounts,
    placeholder: page.findAccounts,
  });
  const status = element('span', { role: 'status' });
  const field = element('span', { class: 'find' }, [status, input]);
  input.addEventListener('input', () => store.show({ find: input.value }));
  return {
    field,
    draw: () => {
      const { state, isPrinting, format } = store;
      const isShown = state.view === 'accounts' && !isPrinting;
      field.hidden = !isShown;
      if (!isShown) return;
      if (input.value !== state.find) input.value = state.find;
      const { found, all } = foundAccounts(store);
      status.textContent = page.someAccounts(format.count(found.length), format.count(all));
    },
  };
}

/** A report by unit has no accounts to list. */
function viewsOf({ payload }: Store) {
  return VIEWS.filter((view) => view !== 'accounts' || payload.accounts.length > 0);
}

/** Table, list of accounts, or map; all have the same figures. */
function viewButtons(store: Store) {
  const { words } = store;
  const labels = { table: words.page.table, accounts: words.page.accounts, map: words.page.map };
  const buttons = viewsOf(store).map((view) => {
    const button = element('button', { type: 'button', 'data-view': view }, [labels[view]]);
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
