import { shareOf } from '@ou-cost/spend/money';
import { element, nameElement } from '../element.ts';
import type { Store } from '../store.ts';
import { spendsOf } from '../subject.ts';
import type { Box, InnerTile, Tile } from './layout.ts';
import type { MapPart } from './parts.ts';

type Size = Pick<Box, 'width' | 'height'>;

/** A tile with its name, amount and share, and inside it what it consists of, with names and amounts where they fit. */
export function tileElement(tile: Tile, size: Size, store: Store): HTMLElement {
  const { part } = tile;
  const { figures, format, focus, payload, words } = store;
  const share = shareOf(part.amount, figures.amount(spendsOf(store)));
  const shareText = share === null ? '' : format.share(share);
  const name = partName(part, store);
  const whole = focus === null ? words.page.allUnits : focus.name;
  const label = words.page.tile(name, `${format.amount(part.amount)} ${payload.currency}`, shareText, whole);
  const node = part.row?.node ?? null;
  const face = [
    element('span', { class: 'unseen' }, [label]),
    element('span', { 'aria-hidden': 'true' }, [
      ...written(tile, name, format.amount(part.amount), shareText),
      ...tile.inside.map((one) => innerElement(one, tile, store)),
    ]),
  ];
  const item = element('li', { class: `tile colour-${tile.colour}` }, [
    node === null
      ? element('span', { class: 'face', title: label }, face)
      : element('button', { type: 'button', class: 'face', title: label, 'data-id': node.id }, face),
  ]);
  place(item, tile, { left: 0, top: 0, ...size });
  return item;
}

/** The width of a character and the height of a line, a little more than they are, so that no amount is cut. */
const CHARACTER = 7.7;
const LINE = 17;
const PADDING = 14;

/** What fits into a box: a name may be cut, an amount may not, and is not there where it does not fit. */
function written({ width, height }: Size, name: string, amount: string, share: string): HTMLElement[] {
  const lines = Math.floor((height - 8) / LINE);
  const fits = (text: string) => width > text.length * CHARACTER + PADDING;
  if (width < 44 || lines < 1) return [];
  const hasShare = share !== '' && lines >= 2 && fits(`${amount}  ${share}`);
  return [
    element('span', { class: 'tile-name' }, [nameElement(name)]),
    ...(lines >= 2 && fits(amount)
      ? [
          element('span', { class: 'tile-figures' }, [
            element('span', { class: 'tile-amount' }, [amount]),
            ...(hasShare ? [element('span', { class: 'tile-share' }, [share])] : []),
          ]),
        ]
      : []),
  ];
}

function partName({ row, members }: MapPart, { words, format }: Store): string {
  return row === null ? words.page.smaller(format.count(members)) : row.name;
}

function innerElement(one: InnerTile, tile: Tile, store: Store): HTMLElement {
  const amount = store.format.amount(one.part.amount);
  const made = element('span', { class: 'inside' }, written(one, partName(one.part, store), amount, ''));
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
