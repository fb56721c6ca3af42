import { element, nameElement } from '../element.ts';
import { fitFigures, listHead, listRow, listTable, MARK } from '../figure-columns.ts';
import { changeElements } from '../moved/list.ts';
import type { LatePart, Store } from '../store.ts';
import { changeTitle } from '../subject.ts';
import { type PartLine, partLines } from './model.ts';

/** The most lines that are drawn at first: a report can have hundreds of services. */
const FIRST_LINES = 14;

/** What the spend consists of; a click on a line limits the page to that charge type, service and so on. */
export function consistsPart(host: HTMLElement, store: Store): LatePart {
  const { words, payload } = store;
  const select = splitSelect(store);
  const all = element('button', { type: 'button', class: 'link' });
  const heads = element('thead');
  const body = element('tbody');
  const table = listTable(heads, body);
  const hint = element('p', { class: 'hint' });
  const heading = element('div', { class: 'list-head' }, [element('h2', {}, [words.page.consists])]);
  if (payload.splits.length > 1) heading.append(element('label', {}, [select]));
  host.append(heading, table, all, hint);
  const draw = () => {
    const { state, tree, focus, format } = store;
    const isWhole = state.whole.has('consists');
    const split = payload.splits[state.split];
    select.selectedIndex = state.split;
    const lines = partLines(payload, tree, state.measure, focus, { split: state.split, most: null });
    const isLong = split?.kind !== 'charge-type' && lines.length > FIRST_LINES + 1;
    const most = isLong && !isWhole ? FIRST_LINES : null;
    table.hidden = lines.length === 0;
    hint.textContent =
      lines.length === 0 ? words.page.partsNotKnown(split?.many ?? '', store.figures.choice.label) : '';
    drawLines(
      { table, heads, body },
      most === null ? lines : partLines(payload, tree, state.measure, focus, { split: state.split, most }),
      store,
    );
    all.hidden = !isLong;
    all.setAttribute('aria-expanded', String(isWhole));
    all.textContent = isWhole
      ? words.page.largest(format.count(FIRST_LINES))
      : words.page.all(format.count(lines.length - 1));
  };
  all.addEventListener('click', () => {
    const whole = new Set(store.state.whole);
    if (!whole.delete('consists')) whole.add('consists');
    store.keep({ whole });
    draw();
  });
  return {
    *drawInSteps() {
      yield;
      draw();
    },
  };
}

function splitSelect(store: Store): HTMLSelectElement {
  const { payload, words } = store;
  const options = payload.splits.map(({ label }) => element('option', {}, [label]));
  const select = element('select', { 'aria-label': words.page.by }, options);
  select.addEventListener('change', () => store.show({ split: select.selectedIndex }));
  return select;
}

interface List {
  readonly table: HTMLElement;
  readonly heads: HTMLElement;
  readonly body: HTMLElement;
}

function drawLines({ table, heads, body }: List, lines: readonly PartLine[], store: Store): void {
  const { payload, state, figures, format } = store;
  const hasChange = lines.some(({ change }) => change !== null);
  const title = payload.splits[state.split]?.label ?? '';
  const amounts = lines.map(({ amount }) => format.amount(amount));
  const changes = lines.map(({ change }) => (change === null ? '' : format.change(change.change)));
  const columns = [
    { head: figures.choice.short, figures: amounts },
    ...(hasChange ? [{ head: changeTitle(store), figures: changes.map((text) => `${MARK}${text}`) }] : []),
  ];
  const focused = body.contains(document.activeElement)
    ? (document.activeElement?.getAttribute('data-part') ?? null)
    : null;
  fitFigures(table, columns);
  heads.replaceChildren(listHead([title, ...columns.map(({ head }) => head)]));
  body.replaceChildren(
    ...lines.map((line, at) => {
      const { change, part } = line;
      const changed = change === null ? [] : changeElements(changes[at] ?? '', change.change);
      const amount = element('span', {}, [amounts[at] ?? '']);
      const isSum = part === 'net' || part === 'gross';
      return listRow(isSum ? 'sum' : null, nameOf(line, store), hasChange ? [[amount], changed] : [[amount]]);
    }),
  );
  if (focused !== null) body.querySelector<HTMLElement>(`[data-part="${focused}"]`)?.focus();
}

function nameOf({ part, count }: PartLine, store: Store): HTMLElement | string {
  const { format, measure, payload, state, words } = store;
  if (part === null) return words.page.smaller(format.count(count));
  const isShown = state.measure.part === part;
  const name = typeof part === 'number' ? (payload.parts[part] ?? '') : sumName(part, store);
  const button = element(
    'button',
    { type: 'button', class: 'plain', title: name, 'aria-pressed': String(isShown), 'data-part': part },
    [nameElement(name)],
  );
  button.addEventListener('click', () => measure({ part: isShown ? 'net' : part }));
  const shown = element('small', { class: 'now-shown', 'aria-hidden': 'true' }, [words.page.shown]);
  return element('span', { class: 'name-line' }, [button, ...(isShown ? [shown] : [])]);
}

function sumName(part: 'net' | 'gross', { payload, state, words }: Store): string {
  if (part === 'gross') return words.page.gross;
  const split = payload.splits[state.split];
  return split === undefined || split.kind === 'charge-type' ? words.shared.charges.net : split.all;
}
