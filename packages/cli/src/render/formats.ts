import { renderCsv } from './csv.ts';
import { renderCsvOu } from './csv-ou.ts';
import { renderHtml } from './html.ts';
import { renderJson } from './json.ts';
import { renderMarkdown } from './markdown.ts';
import { renderTable } from './table.ts';
import type { Render } from './view.ts';

/** Every output format by the name that `--output` takes. */
export const FORMATS = {
  table: renderTable,
  json: renderJson,
  csv: renderCsv,
  'csv-ou': renderCsvOu,
  markdown: renderMarkdown,
  html: renderHtml,
} as const satisfies Record<string, Render>;

export type Format = keyof typeof FORMATS;

export const FORMAT_NAMES = Object.keys(FORMATS) as readonly Format[];
