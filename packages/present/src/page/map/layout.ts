import { hierarchy, treemap, treemapSquarify } from 'd3-hierarchy';
import type { Figures } from '../figures/measure.ts';
import { roughly } from '../rough-amount.ts';
import type { TableRow } from '../tree/rows.ts';
import { largestParts, type MapPart, OTHER_COLOUR } from './parts.ts';

/** A rectangle in pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** A part inside a tile, as a preview. */
export interface InnerTile extends Box {
  readonly part: MapPart;
}

export interface Tile extends Box {
  readonly part: MapPart;
  readonly colour: number;
  readonly inside: readonly InnerTile[];
}

interface Datum {
  readonly part: MapPart | null;
  readonly children: readonly Datum[];
}

const MOST_TILES = 60;
const MOST_INSIDE = 24;

/** The height of the line with a tile's name and amount, above the parts inside it. */
const HEADER = 40;
const MARGIN = 4;
const ROOMY = { width: 110, height: 90 };

/** The rows as areas, and what is in them inside. Negative amounts have no area and are left out. */
export function mapTiles(
  rows: readonly TableRow[],
  figures: Figures,
  colours: ReadonlyMap<string, number>,
  size: Pick<Box, 'width' | 'height'>,
): Tile[] {
  const root = hierarchy<Datum>(dataOf(rows, figures), ({ children }) => children).sum((datum) =>
    datum.part === null || datum.children.length > 0 ? 0 : roughly(datum.part.amount),
  );
  const inside = (node: { depth: number; children?: unknown }, space: number) =>
    node.depth === 1 && node.children !== undefined ? space : 0;
  const layout = treemap<Datum>()
    .tile(treemapSquarify.ratio(1.2))
    .size([size.width, size.height])
    .paddingInner(3)
    .paddingTop((node) => inside(node, HEADER))
    .paddingRight((node) => inside(node, MARGIN))
    .paddingBottom((node) => inside(node, MARGIN))
    .paddingLeft((node) => inside(node, MARGIN));
  return (layout(root).children ?? []).flatMap((tile): Tile[] => {
    const { part } = tile.data;
    if (part === null) return [];
    const box = boxOf(tile);
    const isRoomy = box.width >= ROOMY.width && box.height >= ROOMY.height;
    const inner = (isRoomy ? (tile.children ?? []) : []).flatMap((one) =>
      one.data.part === null ? [] : [{ ...boxOf(one), part: one.data.part }],
    );
    return [{ ...box, part, colour: colours.get(part.row?.id ?? '') ?? OTHER_COLOUR, inside: inner }];
  });
}

function dataOf(rows: readonly TableRow[], figures: Figures): Datum {
  const leaf = (part: MapPart): Datum => ({ part, children: [] });
  const children = positive(largestParts(rows, figures, MOST_TILES)).map((part): Datum => {
    const inner = part.row === null ? [] : largestParts(part.row.children(), figures, MOST_INSIDE);
    return { part, children: positive(inner).map(leaf) };
  });
  return { part: null, children };
}

function positive(parts: readonly MapPart[]): MapPart[] {
  return parts.filter(({ amount }) => roughly(amount) > 0);
}

function boxOf({ x0, y0, x1, y1 }: { x0: number; y0: number; x1: number; y1: number }): Box {
  return { left: x0, top: y0, width: x1 - x0, height: y1 - y0 };
}
