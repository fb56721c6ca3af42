import { decodeOrganizationEvents } from '@ou-cost/contract';
import type { OptionsOf } from '@ou-cost/contract/options';
import {
  contradictions,
  type HistoryContradiction,
  type HistoryFacts,
  type OrganizationEvents,
  OuCostError,
} from '@ou-cost/spend';
import { openArchiveAt } from '../archive/open.ts';
import { namedArchive } from '../arguments/archive.ts';
import type { CliContext } from '../cli-context.ts';
import { loadConfig } from '../connection/config-file.ts';
import { eventReader } from '../connection/event-reader.ts';
import { announcementsOn } from '../progress/announcements.ts';
import { newRunId } from '../run-id.ts';

type Told = Pick<OrganizationEvents, 'organization' | 'tree' | 'events' | 'coverage' | 'notUnderstood'>;

/** So many contradictions are named; the others are counted. */
const NAMED = 10;

/**
 * `ou-cost history seed`: what the log still tells of the organization, into the archive. Fails with an OuCostError; with
 * InvalidRequest where an event contradicts a snapshot and that is not accepted, and nothing is kept then.
 */
export async function historySeed(options: OptionsOf<'history seed'>, context: CliContext): Promise<void> {
  const { environment, stderr, stdout, workingFolder, now } = context;
  const location = namedArchive(options);
  const config = await loadConfig(options.config ?? null, workingFolder);
  const announcements = announcementsOn(stderr, {
    isQuiet: options.quiet === true,
    hasDumbTerminal: environment.hasDumbTerminal === true,
    now,
  });
  const runId = newRunId(now());
  const reader = await eventReader({ runId, config, announcements }, options, context);
  const reach = {
    runId,
    config,
    profile: options.profile,
    region: reader.region,
    connected: reader.connected,
  };
  const archive = await openArchiveAt(location, reach, context);
  await announcements.say(`run ${runId}`);
  const { histories } = await announcements.during(
    () => `reading the archive ${archive.name}`,
    () => archive.earlierRuns([]),
  );
  const told: Told = await reader.read(decodeOrganizationEvents);
  const known = histories.find(({ organizationId }) => organizationId === told.organization.id);
  const contradicted = newContradictions(known, told);
  if (contradicted.length > 0) {
    const text = contradictionText(contradicted);
    if (options.acceptContradictions !== true) throw refusal(text);
    await announcements.say(`kept all the same: ${text}`);
  }
  const { organization, tree, events, coverage } = told;
  const fresh = await announcements.during(
    () => `writing the archive ${archive.name}`,
    async () => {
      const fresh = await archive.keepEvents(organization.id, events, coverage);
      if (tree !== null) await archive.keepTree(tree);
      return fresh;
    },
  );
  if (tree === null) {
    await announcements.say(
      'the tree is too large to be answered with the events, and is not kept: the next report that is kept adds it',
    );
  }
  for (const { name, count } of told.notUnderstood) {
    const times = count === 1 ? 'once' : `${count} times`;
    await announcements.say(
      `CloudTrail has '${name}' ${times}, which ou-cost does not know: events before it are not complete`,
    );
  }
  const days = `${coverage.from} to ${coverage.to}`;
  await stdout.write(
    `Organization ${organization.id}: ${eventsText(events.length)} from ${days}, ${fresh.length} of them new\n`,
  );
}

function eventsText(count: number): string {
  return count === 1 ? '1 event' : `${count} events`;
}

/** Those that the events bring, the tree of now included: what the archive contradicts by itself was accepted before. */
function newContradictions(
  archived: HistoryFacts | undefined,
  { organization, tree, events, coverage }: Told,
): HistoryContradiction[] {
  const known = archived ?? { ...NOTHING_KNOWN, organizationId: organization.id };
  const before = new Set(contradictions(known).map(keyOf));
  const facts = {
    ...known,
    trees: [...known.trees, ...(tree === null ? [] : [tree])],
    events: [...known.events, ...events],
    eventsCover: [...known.eventsCover, coverage],
  };
  return contradictions(facts).filter((one) => !before.has(keyOf(one)));
}

const NOTHING_KNOWN = { trees: [], unchangedOn: [], events: [], eventsCover: [] } as const;

function keyOf({ accountId, on, seenUnitId, toldUnitId }: HistoryContradiction): string {
  return [accountId, on, seenUnitId, toldUnitId].join(' ');
}

function contradictionText(all: readonly HistoryContradiction[]): string {
  const unit = (id: string | null) => (id === null ? 'in no unit' : `in ${id}`);
  const lines = all
    .slice(0, NAMED)
    .map(
      ({ accountId, on, seenUnitId, toldUnitId }) =>
        `account ${accountId} was seen ${unit(seenUnitId)} on ${on}, and is ${unit(toldUnitId)} by its events`,
    );
  const more = all.length > NAMED ? [`and ${all.length - NAMED} more`] : [];
  return [...lines, ...more].join('; ');
}

function refusal(text: string): OuCostError {
  return new OuCostError(
    'InvalidRequest',
    `events of CloudTrail contradict what runs saw, and nothing was kept: ${text}; look which of the two is right, and keep the events with --accept-contradictions: snapshots stay right at their time`,
  );
}
