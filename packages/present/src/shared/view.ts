import type { Language, SortOrder } from '@ou-cost/contract/options';
import type { Report } from '@ou-cost/spend';
import { DEFAULT_LOCALE } from './figure-format.ts';
import { PLAIN, type Terminal } from './terminal.ts';

/** How words and figures are written. */
export interface Writing {
  readonly language: Language;
  /** The language (a BCP 47 tag) in whose form figures are written. */
  readonly locale: string;
}

/** How the parts that people look at are drawn; it never changes a figure. */
export interface View extends Writing {
  /** Units deeper than this are folded into their parents; null draws all. */
  readonly depth: number | null;
  readonly terminal: Terminal;
  /** By what siblings are ordered. */
  readonly sort: SortOrder;
  /** How many siblings are drawn before the rest is folded into one row; null leaves that to the output. */
  readonly top: number | null;
  /** Whether csv files begin with the byte order mark by which Excel recognizes UTF-8. */
  readonly bom: boolean;
}

/** What is drawn where nothing is asked for. */
export const PLAIN_VIEW: View = {
  language: 'en',
  locale: DEFAULT_LOCALE,
  depth: null,
  terminal: PLAIN,
  sort: 'spend',
  top: null,
  bom: true,
};

/** A report as the text of one output format. */
export type Render = (report: Report, view: View) => string;

/** The same in pieces, because a report may become longer than a string can be. */
export type RenderPieces = (report: Report, view: View) => Iterable<string>;
