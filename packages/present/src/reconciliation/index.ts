import type { ReconcileOutput } from '@ou-cost/contract/options';
import type { SourceReconciliation } from '@ou-cost/spend';
import { jsonText } from '../json/text.ts';
import type { Terminal } from '../shared/terminal.ts';
import { reconciliationCsv } from './csv.ts';
import { reconciliationMarkdown } from './markdown.ts';
import { reconciliationTable } from './table.ts';

type RenderReconciliation = (result: SourceReconciliation, terminal: Terminal) => string;

/** Every output of a reconciliation. */
export const RECONCILIATION_RENDERERS: Readonly<Record<ReconcileOutput, RenderReconciliation>> = {
  table: reconciliationTable,
  json: (result) => jsonText(result),
  csv: (result) => reconciliationCsv(result),
  markdown: (result) => reconciliationMarkdown(result),
};
