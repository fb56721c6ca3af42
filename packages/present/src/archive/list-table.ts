import type { ArchiveListing } from '@ou-cost/spend';
import { escapeControlCharacters } from '../shared/escape-control-characters.ts';
import type { Terminal } from '../shared/terminal.ts';
import { drawGrid, type GridRow } from '../table/grid.ts';

/** The reports of an archive, the newest last, for a terminal or a log. */
export function archiveListTable({ runs }: ArchiveListing, { columns, colors }: Terminal): string {
  if (runs.length === 0) return 'No report is in this archive yet.\n';
  const header: GridRow = { cells: ['Run', 'period', 'organization', 'outputs'], paint: colors.dim };
  const rows = runs.map(
    ({ runId, period, organizationId, files }): GridRow => ({
      cells: [runId, period, organizationId, files.map(outputText).join(' ')].map(escapeControlCharacters),
    }),
  );
  return `${drawGrid([header, ...rows], columns).join('\n')}\n`;
}

function outputText(file: string): string {
  return file.replace(/^report\./, '');
}
