import { shareOf } from '@ou-cost/spend/money';
import { element, nameElement } from '../element.ts';
import { partName, type SpendPart } from '../largest-parts.ts';
import { amountOf } from '../measure.ts';
import type { Part, Store } from '../store.ts';
import { pathTo } from '../tree/nodes.ts';
import { type Box, type Tile, treemapTiles } from './layout.ts';

const NARROW = 560;

/** The spend of a unit as areas that open on a click, with the path back to the root above. */
export function treemapPart(host: HTMLElement, store: Store): Part {
  const way = element('nav', { class: 'way', 'aria-label': 'Path to the unit shown' }, [element('ol')]);
  const sum = element('p', { class: 'focus-sum', id: 'focus-sum', 'aria-live': 'polite' });
  const map = element('ul', { class: 'map' });
  host.append(way, sum, map);

  const draw = () => {
    drawWay(way, store);
    drawSum(sum, store);
    drawTiles(map, store);
  };
  host.addEventListener('keydown', (event) => {
    const { parent } = store.focus;
    if (event.key !== 'Escape' || parent === null) return;
    const from = store.focus.id;
    store.show({ focus: parent.id }, true);
    focusTile(map, from);
  });
  let width = 0;
  new ResizeObserver(() => {
    if (map.clientWidth === width) return;
    width = map.clientWidth;
    drawTiles(map, store);
  }).observe(map);
  return { draw };
}

function drawWay(host: HTMLElement, store: Store): void {
  const steps = pathTo(store.focus).map((node) => {
    const isHere = node === store.focus;
    if (isHere)
      return element('li', {}, [element('span', { 'aria-current': 'location' }, [nameElement(node.name)])]);
    const step = element('button', { type: 'button', class: 'link' }, [nameElement(node.name)]);
    step.addEventListener('click', () => {
      store.show({ focus: node.id }, true);
      host.querySelector<HTMLElement>('button')?.focus();
    });
    return element('li', {}, [step]);
  });
  host.querySelector('ol')?.replaceChildren(...steps);
}

function drawSum(host: HTMLElement, { focus, state, format, payload, tree }: Store): void {
  const amount = amountOf(focus.total, state.measure);
  const whole = tree.root === null ? '0' : amountOf(tree.root.total, state.measure);
  const share = focus === tree.root ? null : shareOf(amount, whole);
  host.replaceChildren(
    element('strong', {}, [`${format.amount(amount)} ${payload.currency}`]),
    ` in ${focus === tree.root ? 'the whole organization' : 'this unit and below'}`,
    ...(share === null ? [] : [`, ${format.share(share)} of the organization`]),
    '. The percentages below are of this amount.',
  );
}

function drawTiles(host: HTMLElement, store: Store): void {
  const width = host.clientWidth;
  const height = width < NARROW ? 420 : 460;
  const tiles = width === 0 ? [] : treemapTiles(store.focus, store.state.measure, width, height);
  host.classList.toggle('empty', tiles.length === 0);
  if (tiles.length === 0) {
    host.replaceChildren(element('li', { class: 'nothing' }, ['Nothing was spent here.']));
    return;
  }
  host.replaceChildren(...tiles.map((tile) => tileElement(tile, width, height, store)));
}

function tileElement(tile: Tile, width: number, height: number, store: Store): HTMLElement {
  const { part } = tile;
  const amount = `${store.format.amount(part.amount)} ${store.payload.currency}`;
  const share = shareOf(part.amount, amountOf(store.focus.total, store.state.measure));
  const label = `${partName(part)}: ${amount}${share === null ? '' : `, ${store.format.share(share)} of ${store.focus.name}`}`;
  const face = [
    element('span', { class: 'tile-name' }, [nameElement(partName(part))]),
    element('span', { class: 'tile-amount' }, [store.format.amount(part.amount)]),
    ...(share === null ? [] : [element('span', { class: 'tile-share' }, [store.format.share(share)])]),
  ];
  const inside = tile.inside.map((one) => insideElement(one, tile));
  const size = sizeClass(tile);
  const item = element('li', { class: `tile colour-${tile.colour} ${size}` });
  if (part.node?.kind === 'unit') item.append(stepButton(part.node.id, label, [...face, ...inside], store));
  else item.append(element('span', { class: 'face', title: label }, face));
  place(item, tile, { left: 0, top: 0, width, height });
  return item;
}

function stepButton(id: string, label: string, face: readonly HTMLElement[], store: Store): HTMLElement {
  const button = element('button', { type: 'button', class: 'face', title: label, 'data-unit': id }, face);
  button.append(element('span', { class: 'unseen' }, ['Look inside']));
  button.addEventListener('click', () => {
    store.show({ focus: id }, true);
    document.querySelector<HTMLElement>('.map button, .way button')?.focus();
  });
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

function focusTile(host: HTMLElement, id: string): void {
  host.querySelector<HTMLElement>(`button[data-unit="${CSS.escape(id)}"]`)?.focus();
}
