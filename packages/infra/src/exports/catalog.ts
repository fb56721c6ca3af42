import type { ExportAddresses } from '@ou-cost/contract';
import { Aws } from 'aws-cdk-lib';
import { CfnWorkGroup } from 'aws-cdk-lib/aws-athena';
import { CfnDatabase, CfnTable } from 'aws-cdk-lib/aws-glue';
import { Construct } from 'constructs';
import { glueColumnsOf } from './tables.ts';

const PARQUET = 'org.apache.hadoop.hive.ql.io.parquet';

/** In bytes. */
export const GIGABYTE = 2 ** 30;

/** Before AWS exported anything: a month outside of the range would be read as an empty one. */
const FIRST_MONTH = '2015-01';

/** What Athena needs to read the bill: the Glue database with its one table, and the work group. */
export class ExportCatalog extends Construct {
  constructor(
    scope: Construct,
    id: string,
    exports: ExportAddresses,
    scanLimitBytes = exports.scanLimitGigabytes * GIGABYTE,
  ) {
    super(scope, id);
    const database = new CfnDatabase(this, 'Database', {
      catalogId: Aws.ACCOUNT_ID,
      databaseInput: { name: exports.database, description: 'ou-cost: the bill as AWS exports it' },
    });
    const table = new CfnTable(this, 'Table', {
      catalogId: Aws.ACCOUNT_ID,
      databaseName: exports.database,
      tableInput: tableInput(exports),
    });
    table.addResourceDependency(database);
    new CfnWorkGroup(this, 'WorkGroup', {
      name: exports.workGroup,
      description: 'ou-cost: queries of the bill; the limit of what one may scan is enforced',
      // The history of its queries would keep it from being deleted.
      recursiveDeleteOption: true,
      workGroupConfiguration: {
        enforceWorkGroupConfiguration: true,
        bytesScannedCutoffPerQuery: scanLimitBytes,
        // Athena keeps the results itself: nobody needs a bucket for them, or the right to write to one.
        managedQueryResultsConfiguration: { enabled: true },
        engineVersion: { selectedEngineVersion: 'Athena engine version 3' },
        publishCloudWatchMetricsEnabled: true,
      },
    });
  }
}

/**
 * The table takes its months from the pattern of their folders (partition projection), so that no crawler is needed and
 * a month can be read as soon as it is delivered.
 * https://docs.aws.amazon.com/athena/latest/ug/partition-projection.html
 */
function tableInput({ glueTable, location, kind }: ExportAddresses): CfnTable.TableInputProperty {
  return {
    name: glueTable,
    description: `ou-cost: ${kind} in Parquet, one partition a billing period`,
    tableType: 'EXTERNAL_TABLE',
    partitionKeys: [{ name: 'billing_period', type: 'string' }],
    parameters: {
      EXTERNAL: 'TRUE',
      classification: 'parquet',
      'projection.enabled': 'true',
      'projection.billing_period.type': 'date',
      'projection.billing_period.format': 'yyyy-MM',
      'projection.billing_period.interval': '1',
      'projection.billing_period.interval.unit': 'MONTHS',
      'projection.billing_period.range': `${FIRST_MONTH},NOW`,
      'storage.location.template': `${location}/data/BILLING_PERIOD=\${billing_period}`,
    },
    storageDescriptor: {
      columns: glueColumnsOf(kind),
      location: `${location}/data/`,
      inputFormat: `${PARQUET}.MapredParquetInputFormat`,
      outputFormat: `${PARQUET}.MapredParquetOutputFormat`,
      serdeInfo: {
        serializationLibrary: `${PARQUET}.serde.ParquetHiveSerDe`,
        parameters: { 'serialization.format': '1' },
      },
    },
  };
}
