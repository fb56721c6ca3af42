import { createHash } from 'node:crypto';
import { mkdir, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { partitionOf } from '../../partition.ts';
import type { Scenario } from '../../scenario/model.ts';
import type { ScenarioNode } from '../../scenario/organization.ts';
import { DAY, formatDate, type Moment, parseDate, startOfMonth } from '../../time/calendar.ts';
import { type BillingPeriod, billedMonths, chargesOf, invoiceNumber } from '../charge.ts';
import { ExportError } from '../export-error.ts';
import { momentText } from '../table/moment-text.ts';
import { CsvFile } from './csv-file.ts';
import { DataFiles, EXTENSIONS } from './data-file.ts';
import { manifestText } from './manifest.ts';
import type { ExportOptions, WrittenDelivery, WrittenExport } from './options.ts';
import { TABLES } from './table-lines.ts';

/** AWS writes a month anew for about two weeks after its end, and numbers its invoice within the first. */
const REWRITTEN_DAYS = 14;
const INVOICED_DAYS = 6;
const HOUR_OF_DELIVERY = 6 * 3600;
/** The manifest comes after all data files. */
const SECONDS_BEFORE_MANIFEST = 30;

type ExportedScenario = Pick<Scenario, 'organization' | 'ledger' | 'today'>;

/**
 * Writes the scenario's bill into a folder as AWS Data Exports deliver it into a bucket. Every file has the time at
 * which AWS would have written it: the current month's is the scenario's today.
 *
 * @throws ExportError for a bill that the table cannot say, and for months without charges
 */
export async function writeExport(
  scenario: ExportedScenario,
  folder: string,
  options: ExportOptions,
): Promise<WrittenExport> {
  const writer = new ExportWriter(scenario, folder, options);
  await using _files = writer.files;
  const deliveries: WrittenDelivery[] = [];
  const earlier: WrittenDelivery[] = [];
  for (const month of monthsOf(scenario, options.months)) {
    const last = deliveryTime(month, scenario.today);
    const { earlierDeliveries = 0, mode } = options;
    if (mode !== 'overwrite') {
      for (let before = earlierDeliveries; before > 0; before -= 1) {
        earlier.push(await writer.deliver(month, last - before * DAY, last - before * DAY));
      }
    }
    deliveries.push(await writer.deliver(month, last, Number.POSITIVE_INFINITY));
  }
  return { path: writer.path, deliveries, earlier };
}

class ExportWriter {
  readonly path: string;
  readonly files: DataFiles;
  readonly #scenario: ExportedScenario;
  readonly #folder: string;
  readonly #options: Required<Omit<ExportOptions, 'months'>>;

  constructor(scenario: ExportedScenario, folder: string, options: ExportOptions) {
    const { managementAccountId: payer } = scenario.organization;
    const { name, prefix = '', table = 'FOCUS_1_2_AWS', format = 'parquet' } = options;
    this.path = prefix === '' ? name : `${prefix}/${name}`;
    this.files = new DataFiles(format, TABLES[table].columns);
    this.#scenario = scenario;
    this.#folder = folder;
    this.#options = {
      bucket: `exports-${payer}`,
      mode: 'create-new',
      linesPerFile: 250_000,
      earlierDeliveries: 0,
      exportArn: `arn:aws:bcm-data-exports:us-east-1:${payer}:export/${name}-${uuidOf(`${payer} ${name}`)}`,
      ...options,
      prefix,
      table,
      format,
    };
  }

  /** Writes one delivery of a month: the charges that start before `until`. */
  async deliver(month: Moment, at: Moment, until: Moment): Promise<WrittenDelivery> {
    const { name, mode, bucket, exportArn, table, format, earlierDeliveries } = this.#options;
    const label = formatDate(month).slice(0, 7);
    const executionId = uuidOf(`${exportArn} ${label} ${at}`);
    const partition = `BILLING_PERIOD=${label}`;
    const own = mode === 'overwrite' ? partition : `${partition}/${momentText(at)}-${executionId}`;
    const period = this.#periodOf(month, at);
    const files = await this.#writeFiles(period, until, `${this.path}/data/${own}`);
    const surplus =
      mode === 'overwrite'
        ? await this.#writeEmpty(`${this.path}/data/${own}`, files.length, earlierDeliveries)
        : [];
    const manifest = `${this.path}/metadata/${own}/${name}-Manifest.json`;
    await this.#writeText(
      manifest,
      manifestText({
        account: this.#scenario.organization.managementAccountId,
        exportArn,
        exportName: name,
        executionId,
        table,
        columns: TABLES[table].columns,
        format,
        bucket,
        start: momentText(period.start),
        end: momentText(period.end),
        dataFiles: files,
      }),
    );
    for (const file of [...files, ...surplus]) await this.#setTime(file, at - SECONDS_BEFORE_MANIFEST);
    await this.#setTime(manifest, at);
    return { month: label, executionId, deliveredAt: at * 1000, files, manifest };
  }

  #periodOf(month: Moment, at: Moment): BillingPeriod {
    const { organization, ledger } = this.#scenario;
    const id = organization.managementAccountId;
    const name =
      ledger.accounts.find((account) => account.id === id)?.name ?? nameIn(organization.root, id) ?? '';
    const end = startOfMonth(month, 1);
    return {
      start: month,
      end,
      payer: { id, name },
      partition: partitionOf(this.#options.exportArn.split(':')[3] ?? ''),
      invoiceId: at >= end + INVOICED_DAYS * DAY ? invoiceNumber(id, month) : '',
    };
  }

  /** Returns the keys of the files; at least one, which has no lines if there are no charges. */
  async #writeFiles(period: BillingPeriod, until: Moment, below: string): Promise<string[]> {
    const { table, linesPerFile } = this.#options;
    const { columns, linesOf } = TABLES[table];
    const keys: string[] = [];
    let csv: CsvFile | undefined;
    const finish = async (): Promise<void> => {
      await csv?.close();
      csv = undefined;
      const key = keys.at(-1);
      if (key !== undefined) await this.files.write(this.#csvOf(key), join(this.#folder, key));
    };
    const begin = async (): Promise<CsvFile> => {
      const key = this.#keyOf(below, keys.push('') - 1);
      keys[keys.length - 1] = key;
      await mkdir(dirname(join(this.#folder, key)), { recursive: true });
      return await CsvFile.create(this.#csvOf(key), columns);
    };
    for (const charge of chargesOf(this.#scenario.ledger, period.start, until, period.partition)) {
      for (const line of linesOf(charge, period)) {
        if (csv !== undefined && csv.lines >= linesPerFile) await finish();
        csv ??= await begin();
        await csv.add(line);
      }
    }
    csv ??= await begin();
    await finish();
    return keys;
  }

  async #writeEmpty(below: string, from: number, count: number): Promise<string[]> {
    const keys = Array.from({ length: count }, (_, index) => this.#keyOf(below, from + index));
    for (const key of keys) {
      const csv = await CsvFile.create(this.#csvOf(key), TABLES[this.#options.table].columns);
      await csv.close();
      await this.files.write(this.#csvOf(key), join(this.#folder, key));
    }
    return keys;
  }

  #keyOf(below: string, index: number): string {
    const { name, format } = this.#options;
    return `${below}/${name}-${String(index + 1).padStart(5, '0')}.${EXTENSIONS[format]}`;
  }

  #csvOf(key: string): string {
    return `${join(this.#folder, key)}.part`;
  }

  async #writeText(key: string, text: string): Promise<void> {
    const file = join(this.#folder, key);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }

  async #setTime(key: string, at: Moment): Promise<void> {
    await utimes(join(this.#folder, key), at, at);
  }
}

function monthsOf({ ledger }: ExportedScenario, wanted: readonly string[] | undefined): readonly Moment[] {
  const months = billedMonths(ledger);
  if (wanted === undefined) return months;
  const labels = months.map((month) => formatDate(month).slice(0, 7));
  const missing = wanted.filter((month) => !labels.includes(month));
  if (missing.length > 0) {
    throw new ExportError(
      `the scenario's bill has no charges in ${missing.join(', ')}: it has ${labels.join(', ')}`,
    );
  }
  return months.filter((_, index) => wanted.includes(labels[index] ?? ''));
}

/** When AWS last wrote a month: today, or about two weeks after its end. */
function deliveryTime(month: Moment, today: string): Moment {
  const day = parseDate(today);
  if (day === undefined)
    throw new ExportError(`today ${JSON.stringify(today)} is not a date: write YYYY-MM-DD`);
  return Math.min(day, startOfMonth(month, 1) + REWRITTEN_DAYS * DAY) + HOUR_OF_DELIVERY;
}

function nameIn(node: ScenarioNode, id: string): string | undefined {
  const own = node.accounts.find((account) => account.id === id)?.name;
  if (own !== undefined) return own;
  for (const unit of node.organizationalUnits) {
    const name = nameIn(unit, id);
    if (name !== undefined) return name;
  }
  return undefined;
}

function uuidOf(text: string): string {
  const digest = createHash('sha256').update(text).digest('hex');
  return [
    digest.slice(0, 8),
    digest.slice(8, 12),
    `4${digest.slice(13, 16)}`,
    `8${digest.slice(17, 20)}`,
    digest.slice(20, 32),
  ].join('-');
}
