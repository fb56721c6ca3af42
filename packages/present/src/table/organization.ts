import type { OrganizationOverview } from '@ou-cost/spend';
import { escapeControlCharacters } from '../shared/escape-control-characters.ts';
import { foldedHint, treeRows } from '../shared/ou-tree.ts';
import type { Terminal } from '../shared/terminal.ts';
import { drawGrid, type GridRow } from './grid.ts';

/** The tree for a terminal: how many accounts are in each unit, directly and with those below, and its id. */
export function ousTable(
  { organization, organizationalUnits }: OrganizationOverview,
  depth: number | null,
  { columns, colors }: Terminal,
): string {
  const rows: GridRow[] = treeRows(organizationalUnits, depth).map((row) => {
    const { name, accountIds, accountsInSubtree, id } = row.unit;
    const label = `${row.branch}${escapeControlCharacters(name)}${foldedHint(row, 'en')}`;
    return { cells: [label, String(accountIds.length), String(accountsInSubtree), id] };
  });
  const header = { cells: ['Organizational unit', 'accounts', 'with those below', 'id'], paint: colors.dim };
  const { id, managementAccountId, asOf } = organization;
  const title = `Organization ${id}, management account ${managementAccountId}, as of ${asOf}`;
  return `${[colors.bold(title), '', ...drawGrid([header, ...rows], columns)].join('\n')}\n`;
}
