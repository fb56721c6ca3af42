import type { DeployedTable, DeployedWorkGroup, Deployment } from '../deployed/model.ts';
import type { Call } from '../service.ts';

/** Athena has Glue's data catalog under this name. */
export const CATALOG = 'AwsDataCatalog';

/** What Athena finds in an account and region: the tables of Glue, and its own work groups. */
export class DataCatalog {
  readonly #deployment: Pick<Deployment, 'databases' | 'tables' | 'workGroups'>;

  constructor(deployment: Pick<Deployment, 'databases' | 'tables' | 'workGroups'>) {
    this.#deployment = deployment;
  }

  hasDatabase(name: string, call: Call): boolean {
    return this.#deployment.databases.some((each) => isIn(each, call) && isSame(each.name, name));
  }

  table(database: string, name: string, call: Call): DeployedTable | undefined {
    return this.tables(call).find((each) => isSame(each.database, database) && isSame(each.name, name));
  }

  tables(call: Call): readonly DeployedTable[] {
    return this.#deployment.tables.filter((each) => isIn(each, call));
  }

  /** Every account has a work group `primary`, which says nothing about where results go. */
  workGroup(name: string, call: Call): DeployedWorkGroup | undefined {
    const { accountId } = call.caller;
    const primary = {
      name: 'primary',
      accountId,
      region: call.region,
      isEnabled: true,
      isEnforced: false,
      hasManagedResults: false,
    };
    return (
      this.#deployment.workGroups.find((each) => isIn(each, call) && each.name === name) ??
      (name === 'primary' ? primary : undefined)
    );
  }
}

/** Glue keeps names in lower case. */
function isSame(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}

function isIn(
  each: { readonly accountId: string; readonly region: string },
  { caller, region }: Call,
): boolean {
  return each.accountId === caller.accountId && each.region === region;
}

export function workGroupArn(name: string, { partition, region, caller }: Call): string {
  return `arn:${partition}:athena:${region}:${caller.accountId}:workgroup/${name}`;
}

export function dataCatalogArn({ partition, region, caller }: Call): string {
  return `arn:${partition}:athena:${region}:${caller.accountId}:datacatalog/${CATALOG}`;
}

/** What Glue asks IAM for a database and a table: the action on the catalog, and on what is in it. */
export function gluePermissions(database: string, table: string | undefined, call: Call) {
  const { partition, region, caller } = call;
  const arn = (resource: string): string => `arn:${partition}:glue:${region}:${caller.accountId}:${resource}`;
  const ofDatabase = [arn('catalog'), arn(`database/${database}`)];
  return [
    ...ofDatabase.map((resource) => ({ action: 'glue:GetDatabase', resource })),
    ...(table === undefined
      ? []
      : [...ofDatabase, arn(`table/${database}/${table}`)].map((resource) => ({
          action: 'glue:GetTable',
          resource,
        }))),
  ];
}
