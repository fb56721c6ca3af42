import type { Report } from '@ou-cost/spend';
import type { Terminal } from './terminal.ts';

/** How the parts that people look at are drawn; it never changes a figure. */
export interface View {
  /** Units deeper than this are folded into their parents; null draws all. */
  readonly depth: number | null;
  readonly terminal: Terminal;
  /** The language (a BCP 47 tag) in whose form figures are written. @default 'en-US' */
  readonly locale?: string;
}

/** A report as the text of one output format. */
export type Render = (report: Report, view: View) => string;

/** The same in pieces, because a report may become longer than a string can be. */
export type RenderPieces = (report: Report, view: View) => Iterable<string>;
