import { createHash } from 'node:crypto';
import { textMapAt } from './data-catalog.ts';
import { DeploymentError } from './error.ts';
import { objectAt, optionalStringAt, stringAt } from './json-value.ts';
import type { DeployedExport } from './model.ts';
import type { Template } from './template/template.ts';

/** The regions in which CloudFormation has the resource. */
const REGIONS = ['us-east-1', 'cn-northwest-1'];

/** The exports of a template. Their ARNs end with an id that AWS chooses. */
export function readExports(template: Template): DeployedExport[] {
  const { name: stack, accountId, region } = template.stack;
  return template
    .resources()
    .filter(({ type }) => type === 'AWS::BCMDataExports::Export')
    .map(({ logicalId, properties }) => {
      const where = `${stack}/${logicalId}`;
      if (!REGIONS.includes(region)) {
        throw new DeploymentError(
          `${where}: there is no AWS::BCMDataExports::Export in ${region}, only in ${REGIONS.join(' and ')}`,
        );
      }
      const written = objectAt(properties(), 'Export', where);
      const name = stringAt(written, 'Name', where);
      const query = objectAt(written, 'DataQuery', where);
      const tables = objectAt(query, 'TableConfigurations', where);
      const destination = objectAt(
        objectAt(written, 'DestinationConfigurations', where),
        'S3Destination',
        where,
      );
      const output = objectAt(destination, 'S3OutputConfigurations', where);
      const description = optionalStringAt(written, 'Description', where);
      const bucketOwner = optionalStringAt(destination, 'S3BucketOwner', where);
      return {
        name,
        arn: exportArn(template.partition, region, accountId, name),
        accountId,
        region,
        ...(description === undefined ? {} : { description }),
        queryStatement: stringAt(query, 'QueryStatement', where),
        tableConfigurations: Object.fromEntries(
          Object.keys(tables).map((table) => [table, textMapAt(tables, table, where)]),
        ),
        bucket: stringAt(destination, 'S3Bucket', where),
        prefix: stringAt(destination, 'S3Prefix', where),
        bucketRegion: stringAt(destination, 'S3Region', where),
        ...(bucketOwner === undefined ? {} : { bucketOwner }),
        format: stringAt(output, 'Format', where),
        compression: stringAt(output, 'Compression', where),
        outputType: stringAt(output, 'OutputType', where),
        overwrite: stringAt(output, 'Overwrite', where),
      };
    });
}

function exportArn(partition: string, region: string, accountId: string, name: string): string {
  const id = createHash('sha256').update(`${accountId} ${name}`).digest('hex');
  const uuid = [id.slice(0, 8), id.slice(8, 12), id.slice(12, 16), id.slice(16, 20), id.slice(20, 32)].join(
    '-',
  );
  return `arn:${partition}:bcm-data-exports:${region}:${accountId}:export/${name}-${uuid}`;
}
