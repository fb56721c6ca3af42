import { mkdir, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ledgerKnownAt } from '../../ledger/known-times.ts';
import type { Ledger } from '../../ledger/model.ts';
import { partitionOf } from '../../partition.ts';
import { scenarioAsOfToday } from '../../scenario/as-of.ts';
import type { Scenario } from '../../scenario/model.ts';
import type { ScenarioNode } from '../../scenario/organization.ts';
import { DAY, formatDate, type Moment, startOfMonth } from '../../time/calendar.ts';
import { type BillingPeriod, chargesOf, invoiceNumber } from '../charge.ts';
import { ExportError } from '../export-error.ts';
import type { Column } from '../table/column.ts';
import { MomentTexts, momentText } from '../table/moment-text.ts';
import { CsvFile } from './csv-file.ts';
import { DataFiles, EXTENSIONS } from './data-file.ts';
import { manifestText } from './manifest.ts';
import type { ExportOptions, WrittenDelivery, WrittenExport } from './options.ts';
import { type Execution, executionsOf, uuidOf } from './schedule.ts';
import { TABLES } from './table-lines.ts';

/** AWS numbers a month's invoice within the first week after its end. */
const INVOICED_DAYS = 6;
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
  const { organization, ledger, today } = scenario;
  const known = scenarioAsOfToday({ organization, ledger, today });
  const writer = new ExportWriter(known, folder, options);
  await using _files = writer.files;
  const deliveries: WrittenDelivery[] = [];
  const earlier: WrittenDelivery[] = [];
  for (const execution of executionsOf(known, writer.exportArn, options)) {
    if (execution.isCurrent) deliveries.push(await writer.deliver(execution));
    else if (options.mode !== 'overwrite') earlier.push(await writer.deliver(execution));
  }
  return { path: writer.path, deliveries, earlier };
}

class ExportWriter {
  readonly path: string;
  readonly files: DataFiles;
  readonly #scenario: ExportedScenario;
  readonly #folder: string;
  readonly #options: Required<Omit<ExportOptions, 'months' | 'columns'>>;
  readonly #columns: readonly Column[];
  readonly #moments = new MomentTexts();

  constructor(scenario: ExportedScenario, folder: string, options: ExportOptions) {
    const { managementAccountId: payer } = scenario.organization;
    const { name, prefix = '', table = 'FOCUS_1_2_AWS', format = 'parquet' } = options;
    this.path = prefix === '' ? name : `${prefix}/${name}`;
    this.#columns = chosenColumns(TABLES[table].columns, options.columns);
    this.files = new DataFiles(format, this.#columns);
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

  get exportArn(): string {
    return this.#options.exportArn;
  }

  /** Writes one delivery of a month: all of its charges, or those that started before it. */
  async deliver({ id: executionId, month, at, isCurrent }: Execution): Promise<WrittenDelivery> {
    const until = isCurrent ? Number.POSITIVE_INFINITY : at;
    const { ledger } = this.#scenario;
    const known = isCurrent ? ledger : ledgerKnownAt(ledger, at);
    const { name, mode, bucket, exportArn, table, format, earlierDeliveries } = this.#options;
    const label = formatDate(month).slice(0, 7);
    const partition = `BILLING_PERIOD=${label}`;
    const own = mode === 'overwrite' ? partition : `${partition}/${momentText(at)}-${executionId}`;
    const period = this.#periodOf(month, at);
    const files = await this.#writeFiles(period, until, known, `${this.path}/data/${own}`);
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
        columns: this.#columns,
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
      momentText: (moment) => this.#moments.of(moment),
      partition: partitionOf(this.#options.exportArn.split(':')[3] ?? ''),
      invoiceId: at >= end + INVOICED_DAYS * DAY ? invoiceNumber(id, month) : '',
    };
  }

  /** Returns the keys of the files; at least one, which has no lines if there are no charges. */
  async #writeFiles(period: BillingPeriod, until: Moment, ledger: Ledger, below: string): Promise<string[]> {
    const { table, linesPerFile } = this.#options;
    const { linesOf } = TABLES[table];
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
      return await CsvFile.create(this.#csvOf(key), this.#columns);
    };
    for (const charge of chargesOf(ledger, period.start, until, period.partition)) {
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
      const csv = await CsvFile.create(this.#csvOf(key), this.#columns);
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

/** The columns of a table that an export's query names, in the order of the query. */
function chosenColumns(columns: readonly Column[], chosen: readonly string[] | undefined): readonly Column[] {
  return (
    chosen?.map((name) => {
      const column = columns.find((each) => each.name === name);
      if (column !== undefined) return column;
      throw new ExportError(`the table has no column ${JSON.stringify(name)}`);
    }) ?? columns
  );
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
