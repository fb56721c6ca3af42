import type { DeployedBucket, Deployment, PolicyStatement } from '@ou-cost/sandbox/deployed';
import { listOf } from '../policies/grants.ts';
import { chainOf } from '../variants/chain.ts';
import type { Variant } from '../variants/model.ts';
import type { Finding } from './model.ts';

/** The services that AWS names in its documentation of the bucket's policy. */
const DELIVERY = ['bcm-data-exports.amazonaws.com', 'billingreports.amazonaws.com'];

/** What the templates create of an export, against what the variant has; and whom the bucket's policy admits. */
export function exportFindings(variant: Variant, deployment: Deployment): Finding[] {
  const { exports, archive } = chainOf(variant);
  const isCreated = exports?.isCreated === true;
  const { buckets, databases, tables, workGroups, exports: bills } = deployment;
  const expected: readonly (readonly [what: string, found: readonly string[], wanted: string | undefined])[] =
    [
      ['bucket', buckets.map(({ name }) => name).filter((name) => name !== archive?.bucket), exports?.bucket],
      ['database', databases.map(({ name }) => name), exports?.database],
      [
        'table',
        tables.map(({ database, name }) => `${database}.${name}`),
        `${exports?.database}.${exports?.table}`,
      ],
      ['work group', workGroups.map(({ name }) => name), exports?.workGroup],
      ['export', bills.map(({ name }) => name), exports?.name],
    ];
  const wrong = expected.flatMap(([what, found, wanted]): Finding[] =>
    found.join() === (isCreated ? wanted : '')
      ? []
      : [
          {
            kind: 'resource',
            message: `the templates create the ${what} '${found.join()}', not '${isCreated ? wanted : ''}'`,
          },
        ],
  );
  return [
    ...wrong,
    ...workGroups.flatMap(({ name, isEnforced, bytesScannedCutoff, hasManagedResults }): Finding[] =>
      isEnforced && bytesScannedCutoff !== undefined && hasManagedResults
        ? []
        : [
            {
              kind: 'resource',
              message: `the work group ${name} does not enforce a limit and its own results`,
            },
          ],
    ),
    ...buckets
      .filter(({ name }) => name !== archive?.bucket)
      .flatMap((bucket) => bucketFindings(variant, bucket)),
  ];
}

function bucketFindings(variant: Variant, { name, policy }: DeployedBucket): Finding[] {
  const { exports, readerAccount } = chainOf(variant);
  const statements = policy?.Statement ?? [];
  const isAcross = exports?.bucketAccount !== readerAccount;
  const unexpected = statements
    .filter(({ Effect }) => Effect === 'Allow')
    .flatMap((statement) => principalsOf(statement))
    .filter((one) => !DELIVERY.includes(one) && !(isAcross && one.endsWith(`:${readerAccount}:root`)));
  const refusesPlain = statements.some(
    ({ Effect, Condition }) => Effect === 'Deny' && Condition?.['Bool']?.['aws:SecureTransport'] === 'false',
  );
  return [
    ...unexpected.map((one): Finding => {
      return { kind: 'resource-policy', message: `the policy of the bucket ${name} admits ${one}` };
    }),
    ...(refusesPlain
      ? []
      : [
          {
            kind: 'resource-policy' as const,
            message: `the policy of the bucket ${name} does not refuse requests without TLS`,
          },
        ]),
  ];
}

function principalsOf({ Principal }: PolicyStatement): readonly string[] {
  return typeof Principal === 'object' ? Object.values(Principal).flatMap(listOf) : ['*'];
}
