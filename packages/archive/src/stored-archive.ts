import { setTimeout } from 'node:timers/promises';
import {
  type ArchivedLedger,
  addMonths,
  type DateRange,
  type EarlierRuns,
  type EventCoverage,
  firstOfMonth,
  type OrganizationEvent,
  OuCostError,
  type Report,
  type SeenTree,
} from '@ou-cost/spend';
import { keepIndex } from './index-page/keep-index.ts';
import { type ListedOrganizations, listedOrganizations, NO_KEYS } from './layout/listed-organizations.ts';
import { keepLedgers, readLedgers } from './ledgers/ledgers.ts';
import type {
  Archive,
  ArchivedRun,
  ArchiveStore,
  FinishedRun,
  KeptReport,
  KeptRun,
  RenderIndex,
} from './ports.ts';
import { keepReport, listedRuns, readReport, readReportAt } from './reports/reports.ts';
import { keepEvents } from './tree/keep-events.ts';
import { keepTree } from './tree/keep-tree.ts';
import { type KeptHistory, readHistory } from './tree/read-history.ts';
import { writeDigest } from './tree/write-digest.ts';

/** Of runs that change the index at once, in milliseconds: another one has written it by then. */
const LONGEST_PAUSE = 200;

/** An archive in a store. What was read of it is remembered until something is written. */
export class StoredArchive implements Archive {
  readonly name: string;
  readonly #store: ArchiveStore;
  #listed: Promise<ListedOrganizations> | null = null;
  readonly #histories = new Map<string, Promise<KeptHistory>>();

  constructor(store: ArchiveStore) {
    this.#store = store;
    this.name = store.name;
  }

  async earlierRuns(months: readonly DateRange[]): Promise<EarlierRuns> {
    const ids = [...(await this.#organizations()).keys()];
    const wanted = months.flatMap(monthsIn);
    const histories: KeptHistory[] = [];
    const ledgers: ArchivedLedger[] = [];
    for (const id of ids) {
      histories.push(await this.#history(id));
      ledgers.push(...(await readLedgers(this.#store, id, wanted)));
    }
    return { histories: histories.map(({ facts }) => facts), ledgers };
  }

  async assertHistory(): Promise<void> {
    const organizations = [...(await this.#organizations()).values()];
    if (
      organizations.some(({ snapshots, digests, events }) => [snapshots, digests, events].flat().length > 0)
    )
      return;
    throw new OuCostError(
      'InvalidUsage',
      `the archive ${this.name} has no history of an organization yet; check its location, or begin it with a report on the tree as it is (--archive without --tree as-was)`,
    );
  }

  async keep({ report, recording, files }: FinishedRun): Promise<KeptRun> {
    const { tree, ledgers } = recording;
    const ledgerKeys = await keepLedgers(this.#store, tree.id, ledgers);
    const keptReport = await keepReport(this.#store, tree.id, report, files);
    const kept = await this.keepTree(tree);
    return {
      ...kept,
      report: keptReport.folder,
      written: [...ledgerKeys, ...keptReport.written, ...kept.written],
    };
  }

  async keepTree(tree: SeenTree): Promise<KeptRun> {
    const before = await this.#history(tree.id);
    const kept = await keepTree(this.#store, tree, before);
    const digest = await writeDigest(this.#store, tree.id, kept.history);
    this.#forget();
    const base = `organizations/${tree.id}/`;
    return {
      report: null,
      written: [...kept.written, ...(digest === null ? [] : [digest])].map((key) => `${base}${key}`),
      tree: kept.key === null ? null : `${base}${kept.key}`,
    };
  }

  async keepEvents(
    organizationId: string,
    events: readonly OrganizationEvent[],
    coverage: EventCoverage,
  ): Promise<readonly OrganizationEvent[]> {
    const history = await this.#history(organizationId);
    const fresh = await keepEvents(this.#store, organizationId, { events, coverage }, history);
    this.#forget();
    return fresh;
  }

  async keepIndex(render: RenderIndex): Promise<void> {
    await keepIndex(this.#store, render, () => setTimeout(Math.random() * LONGEST_PAUSE));
  }

  async runs(): Promise<readonly ArchivedRun[]> {
    return await listedRuns(this.#store);
  }

  async reportAt(report: string): Promise<KeptReport> {
    return await readReportAt(this.#store, report);
  }

  async report(runId: string): Promise<Report> {
    return await readReport(this.#store, runId);
  }

  #organizations(): Promise<ListedOrganizations> {
    this.#listed ??= listedOrganizations(this.#store);
    return this.#listed;
  }

  async #history(id: string): Promise<KeptHistory> {
    const keys = (await this.#organizations()).get(id) ?? NO_KEYS;
    const known = this.#histories.get(id) ?? readHistory(this.#store, id, keys);
    this.#histories.set(id, known);
    return await known;
  }

  #forget(): void {
    this.#listed = null;
    this.#histories.clear();
  }
}

/** `YYYY-MM` of each month that a range has a day of. */
function monthsIn({ start, end }: DateRange): readonly string[] {
  const months: string[] = [];
  for (let month = firstOfMonth(start); month < end; month = addMonths(month, 1))
    months.push(month.slice(0, 7));
  return months;
}
