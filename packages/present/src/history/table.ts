import {
  type HistoryOverview,
  type HistoryOverviews,
  pathText,
  type ReportedOrganizationChange,
} from '@ou-cost/spend';
import { unseenSince } from '../over-time/unseen-since.ts';
import { escapeControlCharacters } from '../shared/escape-control-characters.ts';
import type { Terminal } from '../shared/terminal.ts';
import { wrapped } from '../table/wrap.ts';

/** What happened to organizations, day by day, for a terminal or a log. */
export function historyTable({ from, to, organizations }: HistoryOverviews, terminal: Terminal): string {
  const { columns, colors } = terminal;
  const say = (text: string) => wrapped(escapeControlCharacters(text), columns);
  const blocks = organizations.map((one) => [
    ...say(`Organization ${one.organizationId}, ${from} to ${to} (UTC)`).map(colors.bold),
    ...say(knownText(one)).map(colors.dim),
    ...one.unobserved.flatMap((gap) =>
      say(`From ${gap.from} to ${gap.to} nobody looked: what moved and came back is not known.`),
    ),
    '',
    ...(one.changes.length === 0
      ? ['Nothing happened, as far as it is known.']
      : one.changes.flatMap((change) => say(`${dayText(change)}  ${sentence(change, one)}`))),
  ]);
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function knownText({ firstKnownOn, lastSeenOn }: HistoryOverview): string {
  const since = firstKnownOn === null ? '' : `Known from ${firstKnownOn} on. `;
  return `${since}The tree was last seen on ${lastSeenOn}.`;
}

/** The day, with the one on which the old state was last seen where nobody looked in between. */
function dayText(change: ReportedOrganizationChange): string {
  const since = unseenSince(change);
  return since === null ? change.on : `${change.on} (seen then; since ${since})`;
}

function sentence(change: ReportedOrganizationChange, overview: HistoryOverview): string {
  const { kind, name, accountId = '', organizationalUnitId, from, to } = change;
  const unit = (id: string | null | undefined) => unitText(id ?? null, overview);
  const account = name === accountId ? accountId : `${name} (${accountId})`;
  switch (kind) {
    case 'moved':
      return `${account} moved from ${unit(from)} to ${unit(to)}`;
    case 'joined':
      return `${account} joined${organizationalUnitId == null ? '' : `, in ${unit(organizationalUnitId)}`}`;
    case 'left':
      return `${account} left${organizationalUnitId == null ? '' : `, last in ${unit(organizationalUnitId)}`}`;
    case 'closed':
      return `${account} was closed${organizationalUnitId == null ? '' : `, in ${unit(organizationalUnitId)}`}`;
    case 'renamed':
      return `${unit(organizationalUnitId)} was renamed${from === undefined ? '' : ` from ${from}`} to ${to ?? name}`;
    case 'created':
      return `${unit(organizationalUnitId)} was created`;
    case 'deleted':
      return `${unit(organizationalUnitId)} was deleted`;
  }
}

function unitText(id: string | null, { organizationalUnits }: HistoryOverview): string {
  const known = organizationalUnits.find((unit) => unit.id === id);
  if (known === undefined) return id ?? 'a unit that is not known';
  const path = pathText(known.path);
  // A unit of which no name is known has its id as one.
  return path === known.id ? known.id : `${path} (${known.id})`;
}
