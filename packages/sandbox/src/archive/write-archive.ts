import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { inOrder, momentOf } from '../scenario/history/order.ts';
import { organizationAt } from '../scenario/history/organization-at.ts';
import type { Scenario } from '../scenario/model.ts';
import type { ScenarioOrganization } from '../scenario/organization.ts';
import {
  DAY,
  formatDate,
  formatMoment,
  type Moment,
  parseDate,
  parseMoment,
  startOfDay,
  startOfMonth,
} from '../time/calendar.ts';
import { type MonthReading, monthLedger } from './month-ledger.ts';
import { ArchiveError, type ArchiveOptions, type WrittenArchive } from './options.ts';
import { namesIn, snapshotOf, treeText } from './tree.ts';

/** When a run starts of which only the day is named. */
const HOUR_OF_RUNS = 6 * 3600;

interface Run {
  readonly at: Moment;
  readonly isReport: boolean;
}

/**
 * Writes an archive into a folder as earlier runs of ou-cost would have left it: of each run the tree that it saw, as a
 * snapshot where it differs from the one before, else as an observation of the day; and the months that it read, where
 * they differ from what was read before. What a run saw and read is what the scenario says was so at its time.
 *
 * @throws ArchiveError for a run that is no time or after the scenario's today, and for an archive that is there already
 */
export async function writeArchive(
  scenario: Pick<Scenario, 'organization' | 'ledger' | 'today'>,
  folder: string,
  options: ArchiveOptions,
): Promise<WrittenArchive> {
  const writer = new ArchiveWriter(scenario, folder, options);
  for (const run of runsOf(options, scenario.today)) {
    const organization = await writer.see(run.at);
    if (run.isReport) await writer.read(run.at, organization);
  }
  return writer.written;
}

function runsOf({ seen = [], reported = [] }: ArchiveOptions, today: string): readonly Run[] {
  const end = (parseDate(today) ?? 0) + DAY;
  const runs = [
    ...seen.map((text) => ({ at: timeOf(text, end), isReport: false })),
    ...reported.map((text) => ({ at: timeOf(text, end), isReport: true })),
  ];
  return runs.sort((one, other) => one.at - other.at);
}

function timeOf(text: string, end: Moment): Moment {
  const day = parseDate(text);
  const at = day === undefined ? parseMoment(text) : day + HOUR_OF_RUNS;
  if (at === undefined)
    throw new ArchiveError(`${JSON.stringify(text)} is not the time of a run: write it in UTC`);
  if (at >= end)
    throw new ArchiveError(`a run at ${formatMoment(at)} is after today, which ends ${formatMoment(end)}`);
  return at;
}

class ArchiveWriter {
  readonly #scenario: Pick<Scenario, 'organization' | 'ledger'>;
  readonly #folder: string;
  readonly #options: Required<Pick<ArchiveOptions, 'months' | 'metrics' | 'source'>>;
  readonly #changes: readonly Moment[];
  readonly #written = { snapshots: [] as string[], observations: [] as string[], ledgers: [] as string[] };
  /** The organization since its last change, with its tree as text. */
  #now:
    | { readonly changes: number; readonly organization: ScenarioOrganization; readonly tree: string }
    | undefined;
  #snapshot: { readonly key: string; readonly tree: string; readonly day: Moment } | undefined;
  readonly #observed = new Set<Moment>();
  readonly #figures = new Map<Moment, string>();

  constructor(
    scenario: Pick<Scenario, 'organization' | 'ledger'>,
    folder: string,
    { months = 1, metrics = ['UnblendedCost'], source = 'cost-explorer' }: ArchiveOptions,
  ) {
    this.#scenario = scenario;
    this.#folder = folder;
    this.#options = { months, metrics, source };
    this.#changes = inOrder(scenario.organization.history ?? []).map(momentOf);
  }

  get written(): WrittenArchive {
    return this.#written;
  }

  /** Keeps the tree of a moment, and returns the organization. */
  async see(at: Moment): Promise<ScenarioOrganization> {
    const { organization, tree } = this.#organizationAt(at);
    const below = `organizations/${organization.id}`;
    const day = startOfDay(at);
    if (this.#snapshot?.tree !== tree) {
      const instant = formatMoment(at);
      const key = `snapshots/${instant.slice(0, 4)}/${instant.slice(5, 7)}/${instant.slice(8).replaceAll(':', '')}.json`;
      await this.#write(`${below}/${key}`, snapshotOf(tree, at));
      this.#written.snapshots.push(`${below}/${key}`);
      this.#snapshot = { key, tree, day };
    } else if (this.#snapshot.day !== day && !this.#observed.has(day)) {
      const key = `${below}/observations/${formatDate(day)}.json`;
      await this.#write(key, {
        schema: 'ou-cost/observation@1',
        organizationId: organization.id,
        day: formatDate(day),
        asOf: formatMoment(at),
        snapshot: this.#snapshot.key,
      });
      this.#written.observations.push(key);
      this.#observed.add(day);
    }
    return organization;
  }

  /** Keeps the months that are over, as they were known at a moment. */
  async read(at: Moment, organization: ScenarioOrganization): Promise<void> {
    const { months, metrics, source } = this.#options;
    const runId = runIdAt(at, organization.id);
    const names = namesIn(organization.root);
    for (let monthsAgo = months; monthsAgo > 0; monthsAgo -= 1) {
      const month = startOfMonth(at, -monthsAgo);
      const reading: MonthReading = {
        runId,
        at,
        month,
        organizationId: organization.id,
        metrics,
        source,
        names,
      };
      const ledger = monthLedger(this.#scenario.ledger, reading);
      if (ledger === undefined) continue;
      const { runId: _run, readAt: _at, producer: _producer, ...figures } = ledger;
      const text = JSON.stringify(figures);
      if (this.#figures.get(month) === text) continue;
      this.#figures.set(month, text);
      const label = formatDate(month).slice(0, 7);
      const key = `ledgers/${organization.id}/${label}/${runId}${seriesOf(this.#options)}.json`;
      await this.#write(key, ledger);
      this.#written.ledgers.push(key);
    }
  }

  #organizationAt(at: Moment): { readonly organization: ScenarioOrganization; readonly tree: string } {
    const changes = this.#changes.filter((moment) => moment <= at).length;
    if (this.#now?.changes !== changes) {
      const organization = organizationAt(this.#scenario.organization, at);
      this.#now = { changes, organization, tree: treeText(organization) };
    }
    return this.#now;
  }

  /** An object of an archive is written once and never replaced. */
  async #write(key: string, content: Record<string, unknown>): Promise<void> {
    const file = join(this.#folder, key);
    await mkdir(dirname(file), { recursive: true });
    try {
      await writeFile(file, `${JSON.stringify(content, null, 1)}\n`, { flag: 'wx' });
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
      throw new ArchiveError(`${file} is there already: write the archive into an empty folder`);
    }
  }
}

/** The id of the run of an organization at a moment: the same each time it is written. */
function runIdAt(at: Moment, organizationId: string): string {
  const instant = formatMoment(at).replaceAll(/[:-]/g, '');
  const digest = createHash('sha256').update(`${organizationId} ${instant}`).digest('hex');
  return `ou-cost-${instant}-${digest.slice(0, 6)}`;
}

/** Which ledgers can stand in for each other, as the end of their names says it; empty for the usual one. */
function seriesOf({ metrics, source }: Required<Pick<ArchiveOptions, 'metrics' | 'source'>>): string {
  const isUsual = metrics.length === 1 && metrics[0] === 'UnblendedCost';
  const digest = createHash('sha256')
    .update([...metrics].sort().join())
    .digest('hex');
  const series = [
    ...(source === 'cost-explorer' ? [] : [source]),
    ...(isUsual ? [] : [`metrics-${digest.slice(0, 8)}`]),
  ];
  return series.length === 0 ? '' : `+${series.join('.')}`;
}
