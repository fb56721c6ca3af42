import { parse, validate } from '@aws-sdk/util-arn-parser';
import { partitionOf } from './addresses.ts';
import { type Payload, report } from './checks.ts';
import { exportAddressesOf, exportRegionOf } from './export-addresses.ts';

/** Where the export is, and that its key can encrypt its bucket. */
export function checkExports(payload: Payload): void {
  const { payer, exports } = payload.value;
  const addresses = exportAddressesOf(payload.value);
  if (exports === undefined || addresses === undefined) return;
  const partition = partitionOf(payer.region);
  if (exportRegionOf(payer.region) === undefined) {
    const message = `needs AWS Data Exports, which has no endpoint in the partition '${partition}' of 'payer.region': remove it`;
    report(payload, ['exports'], message, exports);
    return;
  }
  if (partitionOf(addresses.region) !== partition) {
    const message = `is not in the partition '${partition}' of 'payer.region': nothing crosses partitions`;
    report(payload, ['exports', 'region'], message, addresses.region);
  }
  if (exports.table === 'FOCUS_1_0_AWS' && exports.timeGranularity !== undefined) {
    const message = "is given for 'FOCUS_1_0_AWS', which AWS exports in one granularity only: remove it";
    report(payload, ['exports', 'timeGranularity'], message, exports.timeGranularity);
  }
  checkKey(payload, exports.kmsKeyArn, addresses.region, partition);
}

function checkKey(payload: Payload, arn: string | undefined, region: string, partition: string): void {
  if (arn === undefined || !validate(arn)) return;
  const key = parse(arn);
  if (key.partition === partition && key.region === region) return;
  const message = `is not in '${region}', the region of the exports' bucket: S3 accepts a key from there only`;
  report(payload, ['exports', 'kmsKeyArn'], message, arn);
}
