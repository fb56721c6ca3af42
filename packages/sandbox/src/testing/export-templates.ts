import { FOCUS_1_2_COLUMNS } from '../exports/table/focus-columns.ts';
import { payer, region } from './chain-templates.ts';
import { writeStackList } from './stack-list.ts';

const EXPORT_REGION = 'us-east-1';
export const EXPORT_KEY = `arn:aws:kms:${region}:${payer}:key/bills`;
const PARQUET = 'org.apache.hadoop.hive.ql.io.parquet';
const TYPES = {
  text: 'string',
  double: 'double',
  moment: 'timestamp',
  texts: 'map<string,string>',
  doubles: 'map<string,double>',
};

/** What a test changes of an export's stacks. */
export interface ExportTemplateParts {
  /** Replaces the condition on the services that write into the bucket. */
  readonly condition?: object;
  /** Replaces the services that the bucket admits. */
  readonly services?: readonly string[];
  readonly queryStatement?: string;
  /** Replaces parts of the export's destination. */
  readonly destination?: object;
}

const columns = FOCUS_1_2_COLUMNS.map(({ name }) => name).join(', ');

/** The list of an export's stacks: bucket, table and work group in one region, the export where AWS has exports. */
export function writeExportStacks(parts: ExportTemplateParts = {}): string {
  return writeStackList(
    { name: 'bucket', template: { Resources: bucketResources(parts) } },
    { name: 'export', region: EXPORT_REGION, template: { Resources: { Bill: exportResource(parts) } } },
  );
}

function bucketResources({ condition, services }: ExportTemplateParts): object {
  return {
    Bucket: {
      Type: 'AWS::S3::Bucket',
      Properties: {
        BucketName: 'kumo-bills',
        BucketEncryption: {
          ServerSideEncryptionConfiguration: [
            { ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: EXPORT_KEY } },
          ],
        },
      },
    },
    Policy: {
      Type: 'AWS::S3::BucketPolicy',
      Properties: {
        Bucket: { Ref: 'Bucket' },
        PolicyDocument: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: {
                Service: services ?? ['bcm-data-exports.amazonaws.com', 'billingreports.amazonaws.com'],
              },
              Action: ['s3:PutObject', 's3:GetBucketPolicy'],
              Resource: [
                { 'Fn::GetAtt': ['Bucket', 'Arn'] },
                { 'Fn::Join': ['', [{ 'Fn::GetAtt': ['Bucket', 'Arn'] }, '/*']] },
              ],
              Condition: condition ?? {
                StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } },
                ArnLike: { 'aws:SourceArn': `arn:aws:bcm-data-exports:us-east-1:${payer}:export/*` },
              },
            },
          ],
        },
      },
    },
    Database: {
      Type: 'AWS::Glue::Database',
      Properties: { CatalogId: payer, DatabaseInput: { Name: 'bill' } },
    },
    Table: {
      Type: 'AWS::Glue::Table',
      Properties: {
        CatalogId: payer,
        DatabaseName: 'bill',
        TableInput: {
          Name: 'focus',
          TableType: 'EXTERNAL_TABLE',
          PartitionKeys: [{ Name: 'billing_period', Type: 'string' }],
          Parameters: {
            'projection.enabled': 'true',
            'projection.billing_period.type': 'date',
            'projection.billing_period.format': 'yyyy-MM',
            'projection.billing_period.interval': '1',
            'projection.billing_period.interval.unit': 'MONTHS',
            'projection.billing_period.range': '2015-01,NOW',
            // biome-ignore lint/suspicious/noTemplateCurlyInString: Athena's own syntax
            'storage.location.template': 's3://kumo-bills/p/focus/data/BILLING_PERIOD=${billing_period}',
          },
          StorageDescriptor: {
            Columns: FOCUS_1_2_COLUMNS.map(({ name, type }) => ({
              Name: name.toLowerCase(),
              Type: TYPES[type],
            })),
            Location: 's3://kumo-bills/p/focus/data/',
            InputFormat: `${PARQUET}.MapredParquetInputFormat`,
            OutputFormat: `${PARQUET}.MapredParquetOutputFormat`,
            SerdeInfo: { SerializationLibrary: `${PARQUET}.serde.ParquetHiveSerDe` },
          },
        },
      },
    },
    WorkGroup: {
      Type: 'AWS::Athena::WorkGroup',
      Properties: {
        Name: 'bills',
        WorkGroupConfiguration: {
          EnforceWorkGroupConfiguration: true,
          BytesScannedCutoffPerQuery: 2 ** 30,
          ManagedQueryResultsConfiguration: { Enabled: true },
        },
      },
    },
  };
}

function exportResource({ queryStatement, destination }: ExportTemplateParts): object {
  return {
    Type: 'AWS::BCMDataExports::Export',
    Properties: {
      Export: {
        Name: 'focus',
        DataQuery: {
          QueryStatement: queryStatement ?? `SELECT ${columns} FROM FOCUS_1_2_AWS`,
          TableConfigurations: { FOCUS_1_2_AWS: { TIME_GRANULARITY: 'DAILY' } },
        },
        DestinationConfigurations: {
          S3Destination: {
            S3Bucket: 'kumo-bills',
            S3Prefix: 'p',
            S3Region: region,
            S3OutputConfigurations: {
              OutputType: 'CUSTOM',
              Format: 'PARQUET',
              Compression: 'PARQUET',
              Overwrite: 'CREATE_NEW_REPORT',
            },
            ...destination,
          },
        },
        RefreshCadence: { Frequency: 'SYNCHRONOUS' },
      },
    },
  };
}
