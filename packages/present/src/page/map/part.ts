import { element } from '../element.ts';
import { figuresOf } from '../figures/measure.ts';
import type { Part, Store } from '../store.ts';
import { rowsOf } from '../tree/subject-rows.ts';
import { mapTiles } from './layout.ts';
import { coloursOf } from './parts.ts';
import { tileElement } from './tile.ts';

/** The size of the map on paper, in pixels: its tiles are placed in percent of it. */
const PAPER = { width: 700, height: 400 };
const NARROW = 560;

/** The rows of the table as areas, which open on a click; Escape leads back to the unit above. */
export function mapPart(host: HTMLElement, store: Store): Part {
  const map = element('ul', { class: 'map' });
  const hint = element('p', { class: 'hint' });
  host.append(map, hint);
  const draw = () => {
    const isShown = store.state.view === 'map';
    host.classList.toggle('only-on-paper', !isShown);
    if (isShown || store.isPrinting) drawTiles(map, hint, store);
    else map.replaceChildren();
  };
  host.addEventListener('keydown', (event) => {
    const { focus, tree } = store;
    if (event.key !== 'Escape' || focus === null) return;
    const { parent } = focus;
    store.show({ focus: parent === null || parent === tree.root ? '' : parent.id, open: null }, true);
    focusTile(map, focus.id);
  });
  map.addEventListener('click', (event) => {
    const tile = event.target instanceof Element ? event.target.closest('button') : null;
    const id = tile?.getAttribute('data-id');
    if (id == null) return;
    if (store.tree.units.has(id)) {
      store.show({ focus: id, open: null }, true);
      (map.querySelector('button') ?? document.getElementById('period'))?.focus();
    } else {
      store.choose(store.tree.accounts.get(id) ?? null);
    }
  });
  let width = 0;
  new ResizeObserver(() => {
    if (map.clientWidth === width || store.isPrinting) return;
    width = map.clientWidth;
    draw();
  }).observe(map);
  return { draw };
}

function drawTiles(map: HTMLElement, hint: HTMLElement, store: Store): void {
  const { figures, focus, payload, words, isPrinting } = store;
  const width = map.clientWidth;
  const size = isPrinting ? PAPER : { width, height: width < NARROW ? 420 : 520 };
  const { rows, closing } = rowsOf(store);
  const areas = [...rows, ...closing.filter(({ kind }) => kind === 'departed')];
  const first = figuresOf(payload, {
    metric: store.state.measure.metric,
    choice: payload.firstChoice,
    part: 'net',
  });
  const tiles = size.width === 0 ? [] : mapTiles(areas, figures, coloursOf(areas, first), size);
  map.setAttribute('aria-label', words.page.mapLabel(focus === null ? words.page.allUnits : focus.name));
  map.classList.toggle('empty', tiles.length === 0);
  const nothing = focus?.kind === 'account' ? words.page.noParts : words.page.nothingSpent;
  map.replaceChildren(
    ...(tiles.length === 0
      ? [element('li', { class: 'nothing' }, [nothing])]
      : tiles.map((tile) => tileElement(tile, size, store))),
  );
  const hasNegative = areas.some(({ total }) => figures.amount(total).startsWith('-'));
  hint.textContent = hasNegative ? words.page.negativeLeftOut : '';
}

function focusTile(host: HTMLElement, id: string): void {
  host.querySelector<HTMLElement>(`button[data-id="${CSS.escape(id)}"]`)?.focus();
}
