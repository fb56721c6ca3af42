import type { Config, ExportAddresses } from '@ou-cost/contract';
import { CfnExport } from 'aws-cdk-lib/aws-bcmdataexports';
import { Construct } from 'constructs';
import { dataQueryOf } from './tables.ts';

/**
 * The export itself, in the payer's account and the one region of its partition. AWS delivers it at least daily, each time
 * into a folder of its own, so that a reader never sees a mix of two deliveries.
 */
export class BillExport extends Construct {
  readonly resource: CfnExport;
  readonly description = 'ou-cost: the bill, to be summed by organizational unit';

  constructor(scope: Construct, id: string, { payer }: Config, exports: ExportAddresses) {
    super(scope, id);
    const { name, bucket, prefix, bucketAccountId, region, kind, timeGranularity } = exports;
    this.resource = new CfnExport(this, 'Export', {
      export: {
        name,
        description: this.description,
        dataQuery: dataQueryOf(kind, timeGranularity),
        destinationConfigurations: {
          s3Destination: {
            s3Bucket: bucket,
            s3Prefix: prefix,
            s3Region: region,
            ...(bucketAccountId === payer.accountId ? {} : { s3BucketOwner: bucketAccountId }),
            s3OutputConfigurations: {
              outputType: 'CUSTOM',
              format: 'PARQUET',
              compression: 'PARQUET',
              overwrite: 'CREATE_NEW_REPORT',
            },
          },
        },
        refreshCadence: { frequency: 'SYNCHRONOUS' },
      },
    });
  }
}
