import type { DeployedBucket, DeployedExport } from '../deployed/model.ts';
import { billedMonths } from '../exports/charge.ts';
import type { ExportOptions } from '../exports/delivery/options.ts';
import { type Execution, executionsOf } from '../exports/delivery/schedule.ts';
import { writeExport } from '../exports/delivery/write-export.ts';
import type { Scenario } from '../scenario/model.ts';
import { formatDate } from '../time/calendar.ts';
import type { DataExportsBehaviour } from './behaviour.ts';
import { exportedQuery } from './exported-query.ts';

/** How many months are still rewritten: only these have earlier deliveries. */
const REWRITTEN_MONTHS = 2;

/** What AWS Data Exports has delivered of a scenario's bill. */
export class ExportDeliveries {
  readonly #scenario: () => Pick<Scenario, 'organization' | 'ledger' | 'today'>;
  readonly #behaviour: DataExportsBehaviour;

  /** `scenario` is the bill as of today, whichever day that is when it is asked for. */
  constructor(
    scenario: () => Pick<Scenario, 'organization' | 'ledger' | 'today'>,
    behaviour: DataExportsBehaviour,
  ) {
    this.#scenario = scenario;
    this.#behaviour = behaviour;
  }

  /** The executions of an export, the last first. */
  executions({ arn }: DeployedExport): readonly Execution[] {
    return this.#parts()
      .flatMap((part) => executionsOf(this.#scenario(), arn, part))
      .sort((left, right) => right.at - left.at || right.month - left.month);
  }

  /** Writes the exports that go to a bucket into a folder. */
  async write(bucket: DeployedBucket, exports: readonly DeployedExport[], folder: string): Promise<void> {
    for (const each of exports.filter(({ bucket: name }) => name === bucket.name)) {
      for (const part of this.#parts()) {
        await writeExport(this.#scenario(), folder, { ...this.#optionsOf(each), ...part });
      }
    }
  }

  #parts(): readonly { months: readonly string[]; earlierDeliveries: number }[] {
    const { hasDelivered = true, earlierDeliveries = 1 } = this.#behaviour;
    if (!hasDelivered) return [];
    const months = billedMonths(this.#scenario().ledger).map((month) => formatDate(month).slice(0, 7));
    return [
      { months: months.slice(0, -REWRITTEN_MONTHS), earlierDeliveries: 0 },
      { months: months.slice(-REWRITTEN_MONTHS), earlierDeliveries },
    ];
  }

  #optionsOf(each: DeployedExport): ExportOptions {
    const { table, columns } = exportedQuery(each);
    const { linesPerFile } = this.#behaviour;
    return {
      name: each.name,
      prefix: each.prefix,
      bucket: each.bucket,
      exportArn: each.arn,
      table,
      columns,
      format: each.format === 'PARQUET' ? 'parquet' : 'csv.gz',
      mode: each.overwrite === 'OVERWRITE_REPORT' ? 'overwrite' : 'create-new',
      ...(linesPerFile === undefined ? {} : { linesPerFile }),
    };
  }
}
