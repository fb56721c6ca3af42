import type { DeployedThrough } from '../deployment/way.ts';
import { principalOf } from '../principal.ts';
import { shellQuoted } from '../remedies/commands.ts';
import type { ExportSettings } from './probes.ts';

/** What policies and commands call the parts of an export. */
export interface ExportNames {
  /** How the function was deployed, which decides what a setting is called; null where that is not known. */
  readonly deployedThrough: DeployedThrough | null;
  /** The account of the reader role, which has the export, the table and the work group. */
  readonly accountId: string;
  /** The one region of the partition that AWS Data Exports answers in. */
  readonly region: string;
  readonly bucketArn: string;
  readonly objectsArn: string;
  readonly exportArns: string;
  /** What AWS delivers an export on behalf of. */
  readonly exportSourceArns: readonly string[];
  readonly workGroupArn: string;
  /** A work group that the role is not for. A grant with a wildcard would match it. */
  readonly otherWorkGroupArn: string;
  readonly athenaCatalogArn: string;
  readonly glueCatalogArn: string;
  readonly databaseArn: string;
  readonly tableArn: string;
}

/** The names of an export that this role reads. */
export function exportNames(
  settings: ExportSettings,
  readerRoleArn: string,
  deployedThrough: DeployedThrough | null,
): ExportNames {
  const { partition, accountId } = principalOf(readerRoleArn);
  const { name, bucket, folder, region, database, table, workGroup } = settings;
  const home = partition === 'aws-cn' ? 'cn-northwest-1' : 'us-east-1';
  const bucketArn = `arn:${partition}:s3:::${bucket}`;
  const arn = (service: string, resource: string) =>
    `arn:${partition}:${service}:${region}:${accountId}:${resource}`;
  const atHome = (service: string, resource: string) =>
    `arn:${partition}:${service}:${home}:${accountId}:${resource}`;
  return {
    deployedThrough,
    accountId,
    region: home,
    bucketArn,
    objectsArn: `${bucketArn}/${folder}/*`,
    // AWS adds an id to the name.
    exportArns: atHome('bcm-data-exports', `export/${name}-*`),
    exportSourceArns: [atHome('bcm-data-exports', 'export/*'), atHome('cur', 'definition/*')],
    workGroupArn: arn('athena', `workgroup/${workGroup}`),
    otherWorkGroupArn: arn('athena', `workgroup/${otherWorkGroup(workGroup)}`),
    athenaCatalogArn: arn('athena', 'datacatalog/AwsDataCatalog'),
    glueCatalogArn: arn('glue', 'catalog'),
    databaseArn: arn('glue', `database/${database}`),
    tableArn: arn('glue', `table/${database}/${table}`),
  };
}

/** The name of a work group that no deployment has, within Athena's limit of 128 characters. */
export function otherWorkGroup(workGroup: string): string {
  return `not-${workGroup}`.slice(0, 128);
}

/** The folder beside the export's, which a grant on a whole prefix would match. */
export function otherFolder({ folder, name }: Pick<ExportSettings, 'folder' | 'name'>): string {
  return [...folder.split('/').slice(0, -1), `not-${name}`].join('/');
}

/** Shows the last runs of an export. */
export function listRunsCommand(exportArn: string, { accountId, region }: ExportNames): string {
  return `aws bcm-data-exports list-executions --export-arn ${shellQuoted(exportArn)} --region ${region} # in account ${accountId}`;
}
