import type { ErrorCode, OuCostError } from '@ou-cost/spend';
import { CHECKS, type CheckId } from '../checks/table.ts';
import { applyAdvice } from '../deployment/way.ts';
import type { AwsAnswer, PolicyStatement, Remedy } from '../diagnosis.ts';
import { nameOrCreate, settingsText } from '../export/advice.ts';
import type { ExportNames } from '../export/names.ts';
import type { ExportSettings } from '../export/probes.ts';
import { adviceOnRefusal } from '../stated-refusal.ts';
import { adviceOnly } from './advice.ts';
import { shellQuoted } from './commands.ts';
import { remedyForOtherFailure } from './other-failure.ts';
import { addStatements } from './refusal.ts';
import { allow, grantTo } from './statements.ts';

/** What a remedy for a call that reads an export is made from. */
export interface ExportContext {
  readonly readerRoleArn: string;
  readonly settings: ExportSettings;
  readonly names: ExportNames;
}

type Grant = (context: ExportContext) => PolicyStatement;

const GRANTS: ReadonlyMap<string, Grant> = new Map<string, Grant>([
  // The action has no resource type.
  ['bcm-data-exports:ListExports', () => allow('bcm-data-exports:ListExports', '*')],
  ...['bcm-data-exports:GetExport', 'bcm-data-exports:ListExecutions'].map((action): [string, Grant] => [
    action,
    ({ names }) => allow(action, names.exportArns),
  ]),
  [
    's3:ListBucket',
    ({ names, settings }) =>
      allow('s3:ListBucket', names.bucketArn, { StringLike: { 's3:prefix': `${settings.folder}/*` } }),
  ],
  ['s3:GetObject', ({ names }) => allow('s3:GetObject', names.objectsArn)],
  ['athena:GetTableMetadata', ({ names }) => allow('athena:GetTableMetadata', names.athenaCatalogArn)],
  ['glue:GetDatabase', ({ names }) => allow('glue:GetDatabase', [names.glueCatalogArn, names.databaseArn])],
  [
    'glue:GetTable',
    ({ names }) => allow('glue:GetTable', [names.glueCatalogArn, names.databaseArn, names.tableArn]),
  ],
  ...[
    'GetWorkGroup',
    'StartQueryExecution',
    'GetQueryExecution',
    'GetQueryResults',
    'StopQueryExecution',
  ].map((operation): [string, Grant] => [
    `athena:${operation}`,
    ({ names }) => allow(`athena:${operation}`, names.workGroupArn),
  ]),
]);

const REFUSED_ACTION = /to perform: (?<action>[\w-]+:\w+)/;
const REFUSED_KEY = /to perform: kms:Decrypt.*?(?<key>arn:[\w-]+:kms:[\w:/-]+)/;

/** A call that reads the export failed. Athena reads with the rights of whoever asks, so another call may be refused. */
export function remedyForExport(
  check: CheckId,
  failure: OuCostError | null,
  answer: AwsAnswer,
  context: ExportContext,
): Remedy {
  if (failure?.code === 'Incomplete') {
    return adviceOnly(failure.message, [
      'a delivery that is under way is over after some minutes: run again then; if the same is said an hour later, let AWS make the delivery anew',
    ]);
  }
  const { readerRoleArn, settings } = context;
  if (
    (check === 'export-table' || check === 'query-export') &&
    failure !== null &&
    WRONG_TABLE.has(failure.code)
  ) {
    return adviceOnTable(context);
  }
  if (failure?.code !== 'AccessRefused') return remedyForOtherFailure(failure, 'function');
  const beyondGrants = adviceOnRefusal(answer.refusal, readerRoleArn);
  if (beyondGrants !== null) return adviceOnly(beyondGrants);
  const told = `${answer.message}\n${failure.message}`;
  if (/lake formation/i.test(told)) {
    return adviceOnly(
      `Lake Formation guards the table: let its administrator grant ${readerRoleArn} DESCRIBE and SELECT on ${settings.database}.${settings.table}`,
    );
  }
  const key = REFUSED_KEY.exec(told)?.groups?.['key'];
  if (key !== undefined) {
    return addStatements(
      check,
      [grantTo(readerRoleArn, allow('kms:Decrypt', key))],
      [
        "the key's policy must allow it as well, where the key is in another account",
        adviceOnKey(context.names),
      ],
    );
  }
  const action = REFUSED_ACTION.exec(told)?.groups?.['action'] ?? CHECKS[check].action;
  const grant = GRANTS.get(action) ?? GRANTS.get(CHECKS[check].action);
  if (grant === undefined) return remedyForOtherFailure(failure, 'function');
  const statement = grantTo(readerRoleArn, grant(context));
  return addStatements(check, [statement], adviceBesides(action, answer, context));
}

const WRONG_TABLE: ReadonlySet<ErrorCode> = new Set(['InvalidConfiguration', 'MalformedAnswer']);

function adviceOnTable({ settings: { database, table, region }, names }: ExportContext): Remedy {
  return adviceOnly(
    nameOrCreate(names.deployedThrough, 'exports.database', 'exports.glueTable'),
    [
      'the table must have the columns of the export by their names, and must be divided by billing period, with partition projection over all months that are delivered',
    ],
    [
      `aws glue get-table --database-name ${shellQuoted(database)} --name ${shellQuoted(table)} --region ${region} # in account ${names.accountId}`,
    ],
  );
}

function adviceOnKey({ deployedThrough }: ExportNames): string {
  return `${settingsText(deployedThrough, 'exports.kmsKeyArn')} names the key of the bucket: set it and ${applyAdvice(deployedThrough)}, and the role has the right`;
}

/** What else may refuse where AWS does not say that it is the role's own policy. */
function adviceBesides(action: string, { refusal }: AwsAnswer, context: ExportContext): string[] {
  if (refusal.policy === 'identity') return [];
  const { readerRoleArn, names } = context;
  if (action.startsWith('bcm-data-exports:')) {
    return [
      'if the policy has this statement already, check that IAM access to Billing is active: the root user activates it on the account page',
    ];
  }
  if (!action.startsWith('s3:')) return [];
  const admitted = { Effect: 'Allow', Principal: { AWS: readerRoleArn }, Action: action };
  const resource = action === 's3:ListBucket' ? names.bucketArn : names.objectsArn;
  return [
    `if the bucket is in another account, its policy must allow it as well: ${JSON.stringify({ ...admitted, Resource: resource })}`,
    `if there is no such bucket, or it is another one, set ${settingsText(names.deployedThrough, 'exports.bucket')} and ${applyAdvice(names.deployedThrough)}`,
  ];
}
