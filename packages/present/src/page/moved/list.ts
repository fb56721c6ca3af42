import { element, nameElement } from '../element.ts';
import { fitFigures, listHead, listRow, listTable, MARK } from '../figure-columns.ts';
import { type ChangeFigure, directionOf } from '../figures/change.ts';
import type { Store } from '../store.ts';
import { changeTitle } from '../subject.ts';
import type { ListName } from '../view-state.ts';

/** A line of a list of what moved. */
export interface MovedLine {
  /** What the line is told apart by. */
  readonly id: string;
  readonly name: string;
  /** Where it is: the last units above it. */
  readonly place: string;
  /** All of it, shown on the pointer. */
  readonly title: string;
  readonly change: ChangeFigure;
  /** Whether the page is limited to it; null where a click makes the page one about it. */
  readonly isPressed: boolean | null;
  readonly choose: () => void;
}

/** The lines of a list, each made when it is drawn. */
export interface MovedLines {
  readonly length: number;
  readonly at: (position: number) => MovedLine | undefined;
}

interface Titles {
  readonly title: string;
  /** Said beside the title; may be empty. */
  readonly remark: string;
}

const FIRST = 3;
const STEP = 100;

/** One list of what moved: the largest three, or on request the whole list, a hundred lines at a time. */
export class MovedList {
  readonly #host: HTMLElement;
  readonly #store: Store;
  readonly #name: ListName;
  readonly #heading = element('h3');
  readonly #all = element('button', { type: 'button', class: 'link' });
  readonly #body = element('tbody');
  readonly #heads = element('thead', { class: 'unseen' });
  readonly #table: HTMLElement;
  readonly #more = element('button', { type: 'button', class: 'link' });
  #lines: MovedLines = { length: 0, at: () => undefined };
  #room = FIRST;

  constructor(host: HTMLElement, store: Store, name: ListName) {
    this.#host = host;
    this.#name = name;
    this.#store = store;
    this.#table = listTable(this.#heads, this.#body);
    host.append(element('div', { class: 'list-head' }, [this.#heading, this.#all]), this.#table, this.#more);
    this.#all.addEventListener('click', () => this.#show(this.#room > FIRST ? FIRST : STEP));
    this.#more.addEventListener('click', () => {
      const next = this.#room;
      this.#show(next + STEP);
      // After the last lines the button is gone, and would take the keyboard's focus with it.
      if (this.#more.hidden) this.#body.querySelector<HTMLElement>(`[data-at="${next}"]`)?.focus();
    });
    this.#body.addEventListener('click', (event) => {
      const button = event.target instanceof Element ? event.target.closest('button') : null;
      this.#lines.at(Number(button?.dataset['at'] ?? -1))?.choose();
    });
  }

  /** Draws the lines, the largest first; a list without lines is not there. */
  draw({ title, remark }: Titles, lines: MovedLines): void {
    this.#lines = lines;
    const isWhole = this.#store.state.whole.has(this.#name);
    this.#room = isWhole ? Math.max(STEP, this.#room) : FIRST;
    this.#host.hidden = lines.length === 0;
    const { columns } = this.#store.words.shared;
    this.#heading.replaceChildren(title, ...(remark === '' ? [] : [element('small', {}, [` ${remark}`])]));
    this.#heads.replaceChildren(listHead([title, changeTitle(this.#store), columns.percent]));
    this.#drawLines();
  }

  #rows(): HTMLElement[] {
    const { format } = this.#store;
    const shown = Array.from({ length: Math.min(this.#lines.length, this.#room) }, (_, at) => at);
    const lines = shown.flatMap((at) => this.#lines.at(at) ?? []);
    fitFigures(this.#table, [
      { head: '', figures: lines.map(({ change }) => `${MARK}${format.change(change.change)}`) },
      { head: '', figures: lines.map(({ change }) => format.percent(change.percent)) },
    ]);
    return lines.map((line, at) => this.#row(line, at));
  }

  #show(room: number): void {
    this.#room = room;
    this.#drawLines();
    const whole = new Set(this.#store.state.whole);
    if (room > FIRST) whole.add(this.#name);
    else whole.delete(this.#name);
    this.#store.keep({ whole });
  }

  #drawLines(): void {
    const { words, format } = this.#store;
    const { length } = this.#lines;
    const isWhole = this.#room > FIRST;
    this.#all.hidden = length <= FIRST;
    this.#all.setAttribute('aria-expanded', String(isWhole));
    this.#all.textContent = isWhole
      ? words.page.largest(format.count(FIRST))
      : words.page.all(format.count(length));
    const focused =
      document.activeElement?.closest('tbody') === this.#body ? idOf(document.activeElement) : null;
    this.#body.replaceChildren(...this.#rows());
    if (focused !== null)
      this.#body.querySelector<HTMLElement>(`[data-id="${CSS.escape(focused)}"]`)?.focus();
    const rest = Math.min(STEP, length - this.#room);
    this.#more.hidden = !isWhole || rest <= 0;
    this.#more.textContent = this.#more.hidden ? '' : words.page.showMore(format.count(rest));
  }

  #row({ id, name, place, title, change, isPressed }: MovedLine, at: number): HTMLElement {
    const { format } = this.#store;
    const pressed = isPressed === null ? null : String(isPressed);
    const button = element(
      'button',
      { type: 'button', class: 'plain', title, 'aria-pressed': pressed, 'data-at': at, 'data-id': id },
      [nameElement(name)],
    );
    const label = element('span', { class: 'name-line' }, [
      button,
      ...(place === '' ? [] : [element('small', {}, [nameElement(place)])]),
    ]);
    return listRow(null, label, [
      changeElements(format.change(change.change), change.change),
      [element('span', {}, [format.percent(change.percent)])],
    ]);
  }
}

function idOf(focused: Element | null): string | null {
  return focused?.getAttribute('data-id') ?? null;
}

/** A change with its mark: colour alone tells nothing. */
export function changeElements(text: string, change: string): HTMLElement[] {
  const direction = directionOf(change);
  const mark = element('span', { class: `arrow ${direction}`, 'aria-hidden': 'true' });
  return direction === ''
    ? [element('span', { class: 'soft' }, [text])]
    : [mark, element('span', {}, [text])];
}
