import { element } from '../element.ts';
import { figuresOf } from '../figures/measure.ts';
import { accountsBelow, unitsBelow } from '../figures/nodes.ts';
import { roughly } from '../rough-amount.ts';
import type { Part, Store } from '../store.ts';
import { spendsOf } from '../subject.ts';
import { accountRows } from './account-rows.ts';
import { treeColumns } from './columns.ts';
import { figureWidth, ROOMY_WIDTH } from './figure-width.ts';
import { tableHead } from './head.ts';
import { onTreeKeys } from './keys.ts';
import { type RowContext, treeRow } from './row.ts';
import { type RowRange, rowRange, WHOLE_ROWS } from './row-window.ts';
import type { TableRow } from './rows.ts';
import { rowsOf } from './subject-rows.ts';
import { moreId, openAtFirst, orderBy, type VisibleRow, visibleRows } from './visible-rows.ts';

/** How many siblings are shown, unless the report was asked for another number. */
const TOP_ROWS = 15;

/** The most rows that are printed with accounts among them: 50,000 would fill a thousand sheets. Units are all printed. */
const PRINTED_ROWS = 2_000;

/** The tree as a table that opens and sorts. Of a long table only the rows in sight are in the document. */
export class TreeTable implements Part {
  readonly #store: Store;
  readonly #table: HTMLTableElement;
  readonly #head = element('thead', { role: 'rowgroup' });
  readonly #body = element('tbody', { role: 'rowgroup' });
  readonly #before = spacer();
  readonly #after = spacer();
  #rows: readonly VisibleRow[] = [];
  #range: RowRange = { first: 0, end: 0 };
  #drawn = new Map<number, HTMLTableRowElement>();
  #context: RowContext;
  #active = 0;

  constructor(host: HTMLElement, store: Store) {
    this.#store = store;
    this.#context = { store, columns: [], whole: '0', largestChange: 0 };
    this.#table = element('table', { role: 'treegrid', class: 'tree' }, [
      this.#head,
      this.#before,
      this.#body,
      this.#after,
    ]);
    host.append(this.#table);
    this.#listen();
  }

  draw(): void {
    const { state, payload, figures } = this.#store;
    const active = this.#rows[this.#active]?.row.id;
    const hadFocus = this.#body.contains(document.activeElement);
    const { isPrinting } = this.#store;
    const isList = state.view === 'accounts' && !isPrinting;
    const rows = isList ? accountRows(this.#store) : rowsOf(this.#store);
    const order = orderBy(state.sort, figures, payload.locale);
    const shown = (open: ReadonlySet<string>) =>
      visibleRows(rows, {
        ...{ open, order, top: isList ? null : (payload.top ?? TOP_ROWS) },
        more: this.#store.words.shared.tree.more,
      });
    this.#rows = shown(isList ? new Set() : this.openRows(rows));
    if (isPrinting && this.#rows.length > PRINTED_ROWS) {
      this.#rows = shown(new Set(this.#unitsWithUnits()));
    }
    const kept = this.#rows.findIndex(({ row }) => row.id === active);
    this.#active = Math.max(0, kept);
    const { page } = this.#store.words;
    this.#table.setAttribute('aria-label', isList ? page.accountsLabel : page.tableLabel);
    this.#table.setAttribute('aria-rowcount', String(this.#rows.length + 1));
    this.#table.classList.toggle('long', this.#rows.length > WHOLE_ROWS);
    const width = figureWidth(this.#rows, figures, this.#store.format);
    this.#table.classList.toggle('wide', width > ROOMY_WIDTH);
    this.#table.style.setProperty('--figure', width.toFixed(2));
    const columns = treeColumns(this.#store);
    for (const id of ['months', 'change'] as const) {
      this.#table.classList.toggle(
        `with-${id}`,
        columns.some((column) => column.id === id),
      );
    }
    this.#context = {
      store: this.#store,
      columns,
      whole: figures.amount(spendsOf(this.#store)),
      largestChange: this.#largestChange(),
    };
    this.#head.replaceChildren(tableHead(this.#head, this.#context));
    this.#drawn.clear();
    this.#drawRows(this.#rangeInSight());
    if (hadFocus) this.#moveTo(this.#active);
  }

  /** How many rows are left out on paper, where there are too many accounts. */
  get unprinted(): number {
    const { length } = this.#rows;
    if (!this.#store.isPrinting || length <= PRINTED_ROWS) return 0;
    const accounts = this.#rows.filter(({ row }) => row.node?.kind === 'account').length;
    return Math.max(0, Math.min(accounts, length - PRINTED_ROWS));
  }

  /** The ids of everything that can be opened. */
  everything(): Set<string> {
    const { focus, tree } = this.#store;
    const top = focus ?? tree.root;
    const units = top === null ? [] : unitsBelow(top);
    const rows = [...units.flatMap(({ id }) => [id, `${id}/own`]), 'departed'];
    return new Set([moreId(null), ...rows.flatMap((id) => [id, moreId(id)])]);
  }

  /** The ids of the units that are open on paper, so that every unit is there. */
  #unitsWithUnits(): string[] {
    const { focus, tree } = this.#store;
    const top = focus ?? tree.root;
    const units = top === null ? [] : unitsBelow(top);
    const above = units.filter(({ units: below }) => below.length > 0);
    const rows = above.flatMap(({ id }) => [id, moreId(id)]);
    return top !== null && above.includes(top) ? [moreId(null), ...rows] : rows;
  }

  openRows(rows = rowsOf(this.#store)): ReadonlySet<string> {
    const { state, payload, isPrinting } = this.#store;
    if (isPrinting) return new Set([...this.#unitsWithUnits(), ...(state.open ?? [])]);
    if (state.open !== null) return state.open;
    // Another period or charge type does not open other rows.
    const first = figuresOf(payload, { metric: 0, choice: payload.firstChoice, part: 'net' });
    return openAtFirst(rows.rows, payload.depth, first);
  }

  /** One scale for all rows of what the page is about, so that opening a row does not change the bars. */
  #largestChange(): number {
    const { focus, tree, figures } = this.#store;
    const top = focus ?? tree.root;
    if (figures.compared === null || top === null) return 0;
    const nodes = top.kind === 'account' ? [top] : unitsBelow(top).filter((unit) => unit !== top);
    const all = nodes.length === 0 ? [...accountsBelow(top)] : nodes;
    return all.reduce((most, { total }) => {
      return Math.max(most, Math.abs(roughly(figures.change(total)?.change ?? '0')));
    }, 0);
  }

  #rangeInSight(): RowRange {
    if (this.#store.isPrinting) return { first: 0, end: this.#rows.length - this.unprinted };
    // Asking for a place makes the browser lay the page out, which a table that is drawn whole does not need.
    if (this.#rows.length <= WHOLE_ROWS) return { first: 0, end: this.#rows.length };
    return rowRange(this.#rows.length, this.#rowHeight(), -this.#top(), window.innerHeight);
  }

  /** Pixels from the top of the window to the first row, whether that row is drawn or not. */
  #top(): number {
    return this.#table.getBoundingClientRect().top + this.#head.offsetHeight;
  }

  #rowHeight(): number {
    return Number.parseInt(getComputedStyle(this.#table).getPropertyValue('--row-height'), 10) || 30;
  }

  #drawRows(range: RowRange): void {
    this.#range = range;
    const kept = new Map<number, HTMLTableRowElement>();
    for (let at = range.first; at < range.end; at += 1) {
      const row = this.#rows[at];
      if (row === undefined) break;
      kept.set(at, this.#drawn.get(at) ?? treeRow(row, at, this.#context));
    }
    this.#drawn = kept;
    this.#body.replaceChildren(...kept.values());
    kept.get(this.#active)?.setAttribute('tabindex', '0');
    const above = range.first;
    const below = this.#rows.length - range.end;
    const height = above > 0 || below > 0 ? this.#rowHeight() : 0;
    setHeight(this.#before, above * height);
    setHeight(this.#after, below * height);
  }

  #onScroll(): void {
    if (this.#rows.length <= WHOLE_ROWS) return;
    const range = this.#rangeInSight();
    if (range.first === this.#range.first && range.end === this.#range.end) return;
    const focused = document.activeElement;
    const hadFocus = focused !== null && this.#body.contains(focused);
    this.#drawRows(range);
    if (!hadFocus) return;
    // Replaced rows lose the focus, and rows out of sight are not in the document. The focus is set again, so that the
    // keyboard continues from the same row.
    const keeper = focused instanceof HTMLElement && this.#body.contains(focused) ? focused : this.#table;
    keeper.focus({ preventScroll: true });
  }

  #moveTo(position: number): void {
    const at = Math.max(0, Math.min(position, this.#rows.length - 1));
    this.#drawn.get(this.#active)?.setAttribute('tabindex', '-1');
    this.#active = at;
    if (!this.#drawn.has(at)) {
      const top = this.#top() + window.scrollY;
      window.scrollTo({ top: top + at * this.#rowHeight() - window.innerHeight / 2 });
      this.#drawRows(this.#rangeInSight());
    }
    const row = this.#drawn.get(at);
    row?.setAttribute('tabindex', '0');
    row?.focus();
  }

  #fold(at: number): void {
    const { row, isOpen } = this.#rows[at] ?? { isOpen: null };
    if (isOpen === null || row === undefined) return;
    const open = new Set(this.openRows());
    if (isOpen) open.delete(row.id);
    else open.add(row.id);
    this.#store.show({ open });
  }

  #choose({ node, kind }: TableRow): void {
    if (node !== null && kind === 'node') this.#store.choose(node);
  }

  #listen(): void {
    this.#table.tabIndex = -1;
    this.#body.addEventListener('click', (event) => {
      const target = event.target instanceof Element ? event.target : null;
      const at = Number(target?.closest('tr')?.dataset['position'] ?? -1);
      const found = this.#rows[at];
      if (found === undefined || document.getSelection()?.isCollapsed === false) return;
      if (target?.closest('.choose') != null) {
        this.#choose(found.row);
        return;
      }
      this.#active = at;
      this.#fold(at);
      this.#moveTo(this.#active);
    });
    onTreeKeys(this.#table, {
      rowCount: () => this.#rows.length,
      active: () => this.#active,
      moveTo: (at) => this.#moveTo(at),
      isOpen: (at) => this.#rows[at]?.isOpen ?? null,
      parentOf: (at) => {
        const parent = this.#rows[at]?.parent;
        return parent == null ? at : this.#rows.indexOf(parent);
      },
      fold: (at) => this.#fold(at),
      enter: (at) => {
        const found = this.#rows[at];
        if (found !== undefined) this.#choose(found.row);
      },
    });
    let isScheduled = false;
    const onScroll = () => {
      if (isScheduled) return;
      isScheduled = true;
      requestAnimationFrame(() => {
        isScheduled = false;
        this.#onScroll();
      });
    };
    window.addEventListener('scroll', onScroll, { passive: true });
    window.addEventListener('resize', onScroll);
  }
}

function spacer(): HTMLTableSectionElement {
  return element('tbody', { 'aria-hidden': 'true', class: 'spacer' }, [element('tr', {}, [element('td')])]);
}

function setHeight(host: HTMLTableSectionElement, height: number): void {
  host.hidden = height <= 0;
  const cell = host.querySelector('td');
  if (cell !== null) cell.style.height = `${Math.max(0, height)}px`;
}
