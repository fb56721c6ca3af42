/** Who makes the call: the caller, one of the three roles of the chain, or a role that archives or delivers. */
export type Actor = 'caller' | 'invoker' | 'worker' | 'reader' | 'archivist' | 'deliverer';

/** What a deployment may have besides what every deployment has. */
export type Feature =
  | 'exports'
  | 'history'
  | 'archive'
  | 'schedules'
  | 'mail'
  | 'topics'
  | 'secrets'
  | 'parameters';

interface CheckDefinition {
  /** The name of the step for people. */
  readonly hop: string;
  readonly as: Actor;
  /** The name of the call in IAM. */
  readonly action: string;
  /** Whether AWS must allow the call, or must refuse it. */
  readonly proves: 'allowed' | 'refused';
  /** What the deployment must have for the check to make sense. @default nothing */
  readonly only?: Feature;
}

function needed(hop: string, as: Actor, action: string): CheckDefinition {
  return { hop, as, action, proves: 'allowed' };
}

function refused(hop: string, as: Actor, action: string): CheckDefinition {
  return { ...needed(hop, as, action), proves: 'refused' };
}

/** A check that only a deployment with an export makes. */
function ofExport<T extends CheckDefinition>(definition: T) {
  return { ...definition, only: 'exports' } as const;
}

/** A check that only a deployment makes whose history may be seeded. */
function ofHistory<T extends CheckDefinition>(definition: T) {
  return { ...definition, only: 'history' } as const;
}

/** A check that only a deployment makes that has this. */
function only<F extends Feature, T extends CheckDefinition>(feature: F, definition: T) {
  return { ...definition, only: feature } as const;
}

/** Every check, in the order of the chain; calls that AWS must refuse come last. */
export const CHECKS = {
  'caller-identity': needed('find credentials', 'caller', 'sts:GetCallerIdentity'),
  'assume-invoker': needed('assume the invoker role', 'caller', 'sts:AssumeRole'),
  'may-invoke': needed('may invoke the function', 'invoker', 'lambda:InvokeFunction'),
  'function-answers': needed('invoke the function', 'invoker', 'lambda:InvokeFunction'),
  'assume-reader': needed('assume the reader role', 'worker', 'sts:AssumeRole'),
  'list-accounts': needed('list accounts', 'reader', 'organizations:ListAccounts'),
  'list-roots': needed('list roots', 'reader', 'organizations:ListRoots'),
  'list-units-of-root': needed(
    'list units of the root',
    'reader',
    'organizations:ListOrganizationalUnitsForParent',
  ),
  'list-units-of-unit': needed(
    'list units of a unit',
    'reader',
    'organizations:ListOrganizationalUnitsForParent',
  ),
  'list-accounts-of-root': needed(
    'list accounts of the root',
    'reader',
    'organizations:ListAccountsForParent',
  ),
  'list-accounts-of-unit': needed('list accounts of a unit', 'reader', 'organizations:ListAccountsForParent'),
  'describe-unit': needed('describe a unit', 'reader', 'organizations:DescribeOrganizationalUnit'),
  'read-cost': needed('read Cost Explorer', 'reader', 'ce:GetCostAndUsage'),
  'read-events': ofHistory(needed("read the organization's events", 'reader', 'cloudtrail:LookupEvents')),
  'find-export': ofExport(needed('find the export', 'reader', 'bcm-data-exports:ListExports')),
  'export-health': ofExport(needed("see the export's health", 'reader', 'bcm-data-exports:GetExport')),
  'export-runs': ofExport(needed("see the export's last run", 'reader', 'bcm-data-exports:ListExecutions')),
  'list-deliveries': ofExport(needed("list the export's deliveries", 'reader', 's3:ListBucket')),
  'read-delivery': ofExport(needed('read the last delivery', 'reader', 's3:GetObject')),
  'export-table': ofExport(needed('see the table', 'reader', 'athena:GetTableMetadata')),
  'work-group': ofExport(needed('see the work group', 'reader', 'athena:GetWorkGroup')),
  'start-query': ofExport(needed('start a query', 'reader', 'athena:StartQueryExecution')),
  'follow-query': ofExport(needed('follow a query', 'reader', 'athena:GetQueryExecution')),
  'read-rows': ofExport(needed("read a query's rows", 'reader', 'athena:GetQueryResults')),
  'stop-query': ofExport(needed('stop a query', 'reader', 'athena:StopQueryExecution')),
  'query-export': ofExport(needed('query the export', 'reader', 'athena:StartQueryExecution')),
  'assume-archivist': only('archive', needed('assume the archivist role', 'worker', 'sts:AssumeRole')),
  'list-archive': only('archive', needed('list the archive', 'archivist', 's3:ListBucket')),
  'write-archive': only('archive', needed('write to the archive', 'archivist', 's3:PutObject')),
  'read-archive': only('archive', needed('read the archive', 'archivist', 's3:GetObject')),
  'assume-deliverer': only('schedules', needed('assume the deliverer role', 'worker', 'sts:AssumeRole')),
  'list-schedules': only('schedules', needed('list the schedules', 'deliverer', 'scheduler:ListSchedules')),
  'see-schedules': only('schedules', needed('see the schedules', 'deliverer', 'scheduler:GetSchedule')),
  'mail-senders': only('mail', needed("see the mail's senders", 'deliverer', 'ses:GetEmailIdentity')),
  'mail-account': only('mail', needed('see the mail account', 'deliverer', 'ses:GetAccount')),
  'see-topics': only('topics', needed('see the topics', 'deliverer', 'sns:GetTopicAttributes')),
  'webhook-secrets': only(
    'secrets',
    needed("read the webhooks' secrets", 'deliverer', 'secretsmanager:GetSecretValue'),
  ),
  'webhook-parameters': only(
    'parameters',
    needed("read the webhooks' parameters", 'deliverer', 'ssm:GetParameter'),
  ),
  'caller-cannot-invoke': refused('invoke the function directly', 'caller', 'lambda:InvokeFunction'),
  'invoker-cannot-invoke-others': refused('invoke another function', 'invoker', 'lambda:InvokeFunction'),
  'invoker-cannot-read-cost': refused('read cost as the invoker', 'invoker', 'ce:GetCostAndUsage'),
  'worker-cannot-read-organization': refused(
    'read Organizations by itself',
    'worker',
    'organizations:ListAccounts',
  ),
  'worker-cannot-read-cost': refused('read cost by itself', 'worker', 'ce:GetCostAndUsage'),
  'worker-cannot-list-deliveries': ofExport(refused('list deliveries by itself', 'worker', 's3:ListBucket')),
  'reader-cannot-write-deliveries': ofExport(refused('write a delivery', 'reader', 's3:PutObject')),
  'reader-cannot-list-others': ofExport(refused('list another prefix', 'reader', 's3:ListBucket')),
  'reader-cannot-query-elsewhere': ofExport(
    refused('query in another work group', 'reader', 'athena:StartQueryExecution'),
  ),
  'worker-cannot-list-archive': only(
    'archive',
    refused('list the archive by itself', 'worker', 's3:ListBucket'),
  ),
  'archivist-cannot-overwrite': only('archive', refused('overwrite an object', 'archivist', 's3:PutObject')),
  'archivist-cannot-delete': only('archive', refused('delete an object', 'archivist', 's3:DeleteObject')),
  'archivist-cannot-write-elsewhere': only(
    'archive',
    refused('write below another prefix', 'archivist', 's3:PutObject'),
  ),
  'archivist-cannot-list-elsewhere': only(
    'archive',
    refused('list beyond the archive', 'archivist', 's3:ListBucket'),
  ),
} as const satisfies Record<string, CheckDefinition>;

export type CheckId = keyof typeof CHECKS;

export const CHECK_IDS = Object.keys(CHECKS) as readonly CheckId[];

/** What a deployment must have for the check to make sense; null: nothing. */
export function featureOf(id: CheckId): Feature | null {
  const definition: CheckDefinition = CHECKS[id];
  return definition.only ?? null;
}

/** Whether a check makes sense for a deployment with these features. */
export function isMadeWith(features: ReadonlySet<Feature>, id: CheckId): boolean {
  const feature = featureOf(id);
  return feature === null || features.has(feature);
}
