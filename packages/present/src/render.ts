import type { Report } from '@ou-cost/spend';
import type { Format, TextFormat } from './output-names.ts';
import type { Render, RenderPieces, View } from './shared/view.ts';

/** Each format is loaded when it is used: a table needs neither the page's script nor other formats' libraries. */
const RENDERERS: Readonly<Record<TextFormat, () => Promise<RenderPieces>>> = {
  table: async () => whole((await import('./table/render.ts')).renderTable),
  json: async () => (await import('./json/render.ts')).renderJson,
  csv: async () => (await import('./csv/render.ts')).renderCsv,
  'csv-ou': async () => whole((await import('./csv/by-unit.ts')).renderCsvOu),
  markdown: async () => whole((await import('./markdown/render.ts')).renderMarkdown),
  html: async () => whole((await import('./html/render.ts')).renderHtml),
};

function whole(render: Render): RenderPieces {
  return (report, view) => [render(report, view)];
}

/** The renderer of a format that is text. */
export function rendererOf(format: TextFormat): Promise<RenderPieces> {
  return RENDERERS[format]();
}

/** A report in a format: text in pieces, which csv and json make lazily, or the bytes of a workbook. */
export async function rendered(
  format: Format,
  report: Report,
  view: View,
): Promise<Iterable<string> | Uint8Array> {
  if (format !== 'xlsx') return (await rendererOf(format))(report, view);
  const { renderXlsx } = await import('./xlsx/render.ts');
  return renderXlsx(report);
}
