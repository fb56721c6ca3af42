import type { Report } from '@ou-cost/spend';
import { renderCsv } from './csv.ts';
import { renderCsvOu } from './csv-ou.ts';
import { renderHtml } from './html.ts';
import { renderJson } from './json.ts';
import { renderMarkdown } from './markdown.ts';
import { renderTable } from './table.ts';
import type { Render, View } from './view.ts';

/** Every output format that is text, by the name that `--output` takes. */
export const FORMATS = {
  table: renderTable,
  json: renderJson,
  csv: renderCsv,
  'csv-ou': renderCsvOu,
  markdown: renderMarkdown,
  html: renderHtml,
} as const satisfies Record<string, Render>;

export type TextFormat = keyof typeof FORMATS;

export type Format = TextFormat | 'xlsx';

export const TEXT_FORMAT_NAMES = Object.keys(FORMATS) as readonly TextFormat[];

export const FORMAT_NAMES: readonly Format[] = [...TEXT_FORMAT_NAMES, 'xlsx'];

/** A report in a format: text, or the bytes of a workbook, whose writer is loaded only then. */
export async function rendered(format: Format, report: Report, view: View): Promise<string | Uint8Array> {
  if (format !== 'xlsx') return FORMATS[format](report, view);
  const { renderXlsx } = await import('./xlsx.ts');
  return renderXlsx(report);
}
