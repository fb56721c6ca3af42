import { shareOf } from '@ou-cost/spend/money';
import { element, nameElement } from '../element.ts';
import { roughWidth } from '../figure-columns.ts';
import { roughly } from '../rough-amount.ts';
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
  const writing = { ...writingOf(part, store), share: shareText };
  const whole = focus === null ? words.page.allUnits : focus.name;
  const label = words.page.tile(writing.name, `${writing.amount} ${payload.currency}`, shareText, whole);
  const node = part.row?.node ?? null;
  const face = [
    element('span', { class: 'unseen' }, [label]),
    element('span', { 'aria-hidden': 'true' }, [
      ...written(tile, writing),
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

/** The width of an em and the height of a line, a little more than they are, so that no amount is cut. */
const EM = 11.5;
const LINE = 17;
const PADDING = 14;

/** What is written into a box. */
interface Writing {
  readonly name: string;
  readonly amount: string;
  /** The amount in few characters, such as `79K`; the exact one is in the title. */
  readonly short: string;
  readonly share: string;
}

/** A name may be cut, an amount may not: where neither the amount nor its short form has room, nothing is written. */
function written({ width, height }: Size, { name, amount, short, share }: Writing): HTMLElement[] {
  const lines = Math.floor((height - 8) / LINE);
  const fits = (text: string) => width > roughWidth(text) * EM + PADDING;
  const figure = [amount, short].find((text) => fits(lines < 2 ? `${name}000${text}` : text));
  if (width < 44 || lines < 1 || figure === undefined) return [];
  const hasShare = share !== '' && lines >= 2 && fits(`${figure}00${share}`);
  const label = element('span', { class: 'tile-name' }, [nameElement(name)]);
  const figures = element('span', { class: 'tile-figures' }, [
    element('span', { class: 'tile-amount' }, [figure]),
    ...(hasShare ? [element('span', { class: 'tile-share' }, [share])] : []),
  ]);
  return lines < 2 ? [element('span', { class: 'tile-line' }, [label, figures])] : [label, figures];
}

function partName({ row, members }: MapPart, { words, format }: Store): string {
  return row === null ? words.page.smaller(format.count(members)) : row.name;
}

function innerElement(one: InnerTile, tile: Tile, store: Store): HTMLElement {
  const writing = { ...writingOf(one.part, store), share: '' };
  const title = `${writing.name}${store.words.shared.colon}${writing.amount} ${store.payload.currency}`;
  const made = element('span', { class: 'inside', title }, written(one, writing));
  place(made, one, tile);
  return made;
}

function writingOf(part: MapPart, store: Store): Omit<Writing, 'share'> {
  const { format } = store;
  return {
    name: partName(part, store),
    amount: format.amount(part.amount),
    short: format.axis(roughly(part.amount)),
  };
}

/** Places in percent, so that the picture scales in print and zoom. */
function place(target: HTMLElement, box: Box, within: Box): void {
  const { style } = target;
  style.left = `${((box.left - within.left) / within.width) * 100}%`;
  style.top = `${((box.top - within.top) / within.height) * 100}%`;
  style.width = `${(box.width / within.width) * 100}%`;
  style.height = `${(box.height / within.height) * 100}%`;
}
