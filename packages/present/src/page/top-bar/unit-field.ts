import { escapeControlCharacters } from '../../shared/escape-control-characters.ts';
import { element, nameElement } from '../element.ts';
import type { Part, Store } from '../store.ts';
import { type Match, matchesOf } from './matches.ts';

const MOST = 12;

/** More of a text that was not found would not help to see what was looked for. */
const SHOWN_TEXT = 60;

/** Finds a unit or an account by name or id, as an ARIA combobox with a list of matches; Enter makes the page one about it. */
export function unitFieldPart(host: HTMLElement, store: Store): Part {
  const { words, tree } = store;
  const input = element('input', {
    type: 'text',
    role: 'combobox',
    autocomplete: 'off',
    spellcheck: 'false',
    'aria-autocomplete': 'list',
    'aria-expanded': 'false',
    'aria-controls': 'matches',
    placeholder: words.page.unitHint,
  });
  const list = element('ul', { id: 'matches', role: 'listbox', 'aria-label': words.page.unit, hidden: true });
  const status = element('span', { class: 'unseen', role: 'status' });
  host.append(
    element('div', { class: 'unit-field' }, [
      element('label', {}, [element('span', {}, [words.page.unit]), input]),
      list,
      status,
    ]),
  );
  let matches: readonly Match[] = [];
  let active = -1;

  const close = () => {
    list.hidden = true;
    active = -1;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
    status.className = 'unseen';
  };
  const activate = (at: number) => {
    active = matches.length === 0 ? -1 : (at + matches.length) % matches.length;
    for (const [position, option] of [...list.querySelectorAll('[role="option"]')].entries()) {
      option.setAttribute('aria-selected', String(position === active));
      if (position === active) option.scrollIntoView({ block: 'nearest' });
    }
    if (active >= 0) input.setAttribute('aria-activedescendant', `match-${active}`);
  };
  const choose = ({ node }: Match) => {
    input.value = '';
    close();
    store.choose(node);
  };
  const look = () => {
    const { first, count } = matchesOf(tree, input.value, MOST);
    matches = first;
    list.replaceChildren(
      ...first.map((match, at) => optionOf(match, at)),
      ...(count > first.length
        ? [
            element('li', { role: 'presentation', class: 'soft' }, [
              words.shared.tree.more(count - first.length),
            ]),
          ]
        : []),
    );
    const isEmpty = input.value.trim() === '';
    list.hidden = first.length === 0;
    input.setAttribute('aria-expanded', String(first.length > 0));
    const isUnknown = !isEmpty && count === 0;
    status.className = isUnknown ? 'no-match' : 'unseen';
    status.replaceChildren(
      ...(isUnknown
        ? words.page.noMatch(nameElement(shownText(input.value.trim())))
        : [isEmpty ? '' : words.page.matches(store.format.count(count), count)]),
    );
    activate(0);
  };
  input.addEventListener('input', look);
  input.addEventListener('blur', close);
  // The list keeps the focus in the field, so that a click is not preceded by its closing.
  list.addEventListener('mousedown', (event) => event.preventDefault());
  list.addEventListener('click', (event) => {
    const option = event.target instanceof Element ? event.target.closest('[role="option"]') : null;
    const match = matches[Number(option?.getAttribute('data-at') ?? -1)];
    if (match !== undefined) choose(match);
  });
  input.addEventListener('keydown', (event) => {
    const match = matches[active];
    if (event.key === 'ArrowDown') activate(active + 1);
    else if (event.key === 'ArrowUp') activate(active - 1);
    else if (event.key === 'Escape') close();
    else if (event.key === 'Enter' && match !== undefined && !list.hidden) choose(match);
    else return;
    event.preventDefault();
  });
  return { draw: () => {} };
}

/** A text that was looked for, as it may be shown: it can come from anywhere by way of the clipboard. */
function shownText(text: string): string {
  const characters = [...text];
  const shown = characters.slice(0, SHOWN_TEXT).join('');
  return escapeControlCharacters(characters.length > SHOWN_TEXT ? `${shown}…` : shown);
}

function optionOf({ node, path }: Match, at: number): HTMLElement {
  return element('li', { id: `match-${at}`, role: 'option', 'aria-selected': 'false', 'data-at': at }, [
    nameElement(node.name, 'name'),
    element('small', {}, [nameElement(path.length === 0 ? node.id : path.join(' › '))]),
  ]);
}
