import {
  EXPORTS_KEY_CALLS,
  EXPORTS_READER_CALLS,
  HISTORY_SEED_CALLS,
  READER_CALLS,
  READER_CALLS_THROUGH_VIEW,
} from '@ou-cost/aws/permissions';
import { type Config, readerAccountOf } from '@ou-cost/contract';
import { PolicyDocument, type Role } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { exportConditions } from '../exports/arns.ts';
import { ifGiven, withOrWithout } from '../parameters/optional.ts';
import { enteredByWorker } from './entered-by-worker.ts';
import { grants, grantsPolicy } from './grants.ts';
import { historySeed } from './history-seed.ts';
import { projectRole, type RolePolicy } from './project-role.ts';

/** What reading the bill through Athena needs; of the bucket only the export's own keys are listed. */
function exportsPolicy(config: Config): PolicyDocument {
  const isOfBucket = ({ resources }: { readonly resources: readonly string[] }): boolean =>
    resources.includes('export-bucket');
  // An export cannot be shared: from another account than the payer's nothing can be asked about it.
  const isOfPayer = readerAccountOf(config) === config.payer.accountId;
  const calls = EXPORTS_READER_CALLS.filter(
    ({ action }) => isOfPayer || !action.startsWith('bcm-data-exports:'),
  );
  return new PolicyDocument({
    statements: [
      ...grants(calls.filter(isOfBucket), config, exportConditions(config)),
      ...grants(
        calls.filter((call) => !isOfBucket(call)),
        config,
      ),
    ],
  });
}

/** The policies of a role that reads the configured export. The key is the bucket's, where the customer has given it one. */
function exportPolicies(config: Config): RolePolicy[] {
  const { exports } = config;
  if (exports === undefined) return [];
  const { bucket, kmsKeyArn } = exports;
  return [
    { name: 'read-exports', document: exportsPolicy(config), onlyWith: bucket },
    ...(kmsKeyArn === undefined
      ? []
      : [
          {
            name: 'decrypt-exports',
            document: grantsPolicy(EXPORTS_KEY_CALLS, config),
            onlyWith: kmsKeyArn,
          },
        ]),
  ];
}

function seedPolicies(config: Config, parameter: string | undefined): RolePolicy[] {
  const onlyWith = historySeed(config, parameter);
  const document = grantsPolicy(HISTORY_SEED_CALLS, config);
  return onlyWith === undefined ? [] : [{ name: 'read-organization-events', document, onlyWith }];
}

/**
 * Role 3: reads Organizations and Cost Explorer, and where they are configured the bill's export and the
 * organization's events.
 */
export class ReaderRole extends Construct {
  readonly role: Role;

  /** @param seed the parameter that says whether the history may be seeded; by default the configuration says it */
  constructor(scope: Construct, id: string, config: Config, seed?: string) {
    super(scope, id);
    const { externalId } = config.reader;
    const givenId = ifGiven(externalId, { 'sts:ExternalId': externalId });
    this.role = projectRole(
      this,
      {
        accountId: readerAccountOf(config),
        roleName: config.names.readerRole,
        description: 'Reads the organization and its spend; assumed by the cost report function only',
        ...enteredByWorker(config, givenId === undefined ? {} : { StringEquals: givenId }),
        policies: [
          {
            name: 'read-organization-and-cost',
            document: withOrWithout(config.billingViewArn, {
              given: grantsPolicy(READER_CALLS_THROUGH_VIEW, config),
              otherwise: grantsPolicy(READER_CALLS, config),
            }),
          },
          ...exportPolicies(config),
          ...seedPolicies(config, seed),
        ],
      },
      config,
    );
  }
}
