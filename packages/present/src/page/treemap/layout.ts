import { hierarchy, treemap, treemapSquarify } from 'd3-hierarchy';
import type { Figures } from '../figures/measure.ts';
import type { SpendNode } from '../figures/nodes.ts';
import { largestParts, OTHER_COLOUR, type SpendPart } from '../largest-parts.ts';
import { roughly } from '../rough-amount.ts';

/** A rectangle in pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface Tile extends Box {
  readonly part: SpendPart;
  readonly colour: number;
  /** What the part itself consists of, as a preview. */
  readonly inside: readonly (Box & { readonly part: SpendPart })[];
}

interface Datum {
  readonly part: SpendPart | null;
  readonly children: readonly Datum[];
}

const MOST_TILES = 60;
const MOST_INSIDE = 24;

/** The height of the line with a tile's name and amount, above the parts inside it. */
const HEADER = 40;
const ROOMY = { width: 110, height: 90 };

/** The parts of a unit as areas, and theirs inside. Negative amounts have no area and are left out. */
export function treemapTiles(
  unit: SpendNode,
  figures: Figures,
  colours: ReadonlyMap<SpendNode, number>,
  { width, height }: Pick<Box, 'width' | 'height'>,
): Tile[] {
  const root = hierarchy<Datum>(dataOf(unit, figures), ({ children }) => children).sum((datum) =>
    datum.part === null || datum.children.length > 0 ? 0 : Math.max(0, roughly(datum.part.amount)),
  );
  const layout = treemap<Datum>()
    .tile(treemapSquarify.ratio(1.2))
    .size([width, height])
    .paddingInner(3)
    .paddingTop((node) => (node.depth === 1 && node.children !== undefined ? HEADER : 0))
    .paddingRight((node) => (node.depth === 1 && node.children !== undefined ? 4 : 0))
    .paddingBottom((node) => (node.depth === 1 && node.children !== undefined ? 4 : 0))
    .paddingLeft((node) => (node.depth === 1 && node.children !== undefined ? 4 : 0));
  return (layout(root).children ?? []).flatMap((tile): Tile[] => {
    const { part } = tile.data;
    if (part === null) return [];
    const box = boxOf(tile);
    const isRoomy = box.width >= ROOMY.width && box.height >= ROOMY.height;
    const inside = isRoomy ? (tile.children ?? []) : [];
    return [
      {
        ...box,
        part,
        colour: part.node === null ? OTHER_COLOUR : (colours.get(part.node) ?? OTHER_COLOUR),
        inside: inside.flatMap((one) =>
          one.data.part === null ? [] : [{ ...boxOf(one), part: one.data.part }],
        ),
      },
    ];
  });
}

function dataOf(unit: SpendNode, figures: Figures): Datum {
  const parts = positive(largestParts(unit, figures, MOST_TILES));
  return {
    part: null,
    children: parts.map((part) => ({
      part,
      children:
        part.node === null
          ? []
          : positive(largestParts(part.node, figures, MOST_INSIDE)).map((inner) => ({
              part: inner,
              children: [],
            })),
    })),
  };
}

function positive(parts: readonly SpendPart[]): SpendPart[] {
  return parts.filter(({ amount }) => roughly(amount) > 0);
}

function boxOf({ x0, y0, x1, y1 }: { x0: number; y0: number; x1: number; y1: number }): Box {
  return { left: x0, top: y0, width: x1 - x0, height: y1 - y0 };
}
