import type { HistoryOutput } from '@ou-cost/contract/options';
import type { HistoryOverviews } from '@ou-cost/spend';
import { jsonText } from '../json/text.ts';
import type { Terminal } from '../shared/terminal.ts';
import { historyTable } from './table.ts';

/** Every output of what happened to organizations. */
export const HISTORY_RENDERERS: Readonly<
  Record<HistoryOutput, (overviews: HistoryOverviews, terminal: Terminal) => string>
> = {
  table: historyTable,
  json: (overviews) => jsonText(overviews),
};
