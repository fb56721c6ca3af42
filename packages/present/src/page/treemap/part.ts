import { shareOf } from '@ou-cost/spend/money';
import { element, nameElement } from '../element.ts';
import { figuresOf } from '../figures/measure.ts';
import type { SpendNode } from '../figures/nodes.ts';
import { coloursIn, partName, type SpendPart } from '../largest-parts.ts';
import type { Part, Store } from '../store.ts';
import { spendsOf } from '../subject.ts';
import { type Box, type Tile, treemapTiles } from './layout.ts';

const NARROW = 560;

/** The spend of what the page is about as areas; one of a unit or an account leads to it. */
export function treemapPart(host: HTMLElement, store: Store): Part {
  const map = element('ul', { class: 'map' });
  host.append(map);
  host.addEventListener('keydown', (event) => {
    const { focus } = store;
    if (event.key !== 'Escape' || focus === null) return;
    store.choose(focus.parent);
  });
  let width = 0;
  new ResizeObserver(() => {
    if (map.clientWidth === width) return;
    width = map.clientWidth;
    drawTiles(map, store);
  }).observe(map);
  return { draw: () => drawTiles(map, store) };
}

function drawTiles(host: HTMLElement, store: Store): void {
  const { payload, figures, tree, focus } = store;
  const width = host.clientWidth;
  const height = width < NARROW ? 420 : 460;
  const unit = focus ?? tree.root;
  const first = figuresOf(payload, { metric: 0, choice: payload.firstChoice, part: 'net' });
  const tiles =
    width === 0 || unit === null
      ? []
      : treemapTiles(unit, figures, coloursIn(unit, first), { width, height });
  host.classList.toggle('empty', tiles.length === 0);
  if (tiles.length === 0) {
    host.replaceChildren(element('li', { class: 'nothing' }, [store.words.page.nothingSpent]));
    return;
  }
  host.replaceChildren(...tiles.map((tile) => tileElement(tile, width, height, store)));
}

function tileElement(tile: Tile, width: number, height: number, store: Store): HTMLElement {
  const { part } = tile;
  const amount = `${store.format.amount(part.amount)} ${store.payload.currency}`;
  const share = shareOf(part.amount, store.figures.amount(spendsOf(store)));
  const label = `${partName(part)}: ${amount}${share === null ? '' : `, ${store.format.share(share)}`}`;
  const face = [
    element('span', { class: 'tile-name' }, [nameElement(partName(part))]),
    element('span', { class: 'tile-amount' }, [store.format.amount(part.amount)]),
    ...(share === null ? [] : [element('span', { class: 'tile-share' }, [store.format.share(share)])]),
  ];
  const inside = tile.inside.map((one) => insideElement(one, tile));
  const size = sizeClass(tile);
  const item = element('li', { class: `tile colour-${tile.colour} ${size}` });
  if (part.node === null) item.append(element('span', { class: 'face', title: label }, face));
  else item.append(stepButton(part.node, label, [...face, ...inside], store));
  place(item, tile, { left: 0, top: 0, width, height });
  return item;
}

function stepButton(node: SpendNode, label: string, face: readonly HTMLElement[], store: Store): HTMLElement {
  const button = element(
    'button',
    { type: 'button', class: 'face', title: label, 'data-unit': node.id },
    face,
  );
  button.addEventListener('click', () => store.choose(node));
  return button;
}

function insideElement(one: Box & { readonly part: SpendPart }, tile: Tile): HTMLElement {
  const roomy = one.width > 54 && one.height > 20;
  const made = element('span', { class: 'inside', 'aria-hidden': 'true' }, [roomy ? partName(one.part) : '']);
  place(made, one, tile);
  return made;
}

/** Places in percent, so that the picture scales in print and zoom. */
function place(target: HTMLElement, box: Box, within: Box): void {
  const { style } = target;
  style.left = `${((box.left - within.left) / within.width) * 100}%`;
  style.top = `${((box.top - within.top) / within.height) * 100}%`;
  style.width = `${(box.width / within.width) * 100}%`;
  style.height = `${(box.height / within.height) * 100}%`;
}

function sizeClass({ width, height, inside }: Tile): string {
  if (width < 44 || height < 20) return 'tiny';
  if (width < 96 || height < 52) return 'small';
  return inside.length > 0 ? 'filled' : 'plain';
}
