import { isTextOutput, type ReportOutput, type TextOutput } from '@ou-cost/contract/options';
import type { Report } from '@ou-cost/spend';
import type { Render, RenderPieces, View } from './shared/view.ts';

type BytesOutput = Exclude<ReportOutput, TextOutput>;

/** Each format is loaded when it is used: a table needs neither the page's script nor other formats' libraries. */
const TEXT_RENDERERS: Readonly<Record<TextOutput, () => Promise<RenderPieces>>> = {
  table: async () => whole((await import('./table/render.ts')).renderTable),
  json: async () => (await import('./json/render.ts')).renderJson,
  csv: async () => (await import('./csv/render.ts')).renderCsv,
  'csv-ou': async () => whole((await import('./csv/by-unit.ts')).renderCsvOu),
  markdown: async () => whole((await import('./markdown/render.ts')).renderMarkdown),
  html: async () => whole((await import('./html/render.ts')).renderHtml),
};

const BYTES_RENDERERS: Readonly<Record<BytesOutput, (report: Report, view: View) => Promise<Uint8Array>>> = {
  xlsx: async (report, view) => (await import('./xlsx/render.ts')).renderXlsx(report, view),
};

function whole(render: Render): RenderPieces {
  return (report, view) => [render(report, view)];
}

/** The renderer of a format that is text. */
export function rendererOf(format: TextOutput): Promise<RenderPieces> {
  return TEXT_RENDERERS[format]();
}

/** A report in a format: text in pieces, which csv and json make lazily, or the bytes of a workbook. */
export async function rendered(
  format: ReportOutput,
  report: Report,
  view: View,
): Promise<Iterable<string> | Uint8Array> {
  if (isTextOutput(format)) return (await rendererOf(format))(report, view);
  return BYTES_RENDERERS[format](report, view);
}
