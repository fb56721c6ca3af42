import { ARCHIVE_KEY_CALLS, ARCHIVIST_CALLS, type RequiredCall } from '@ou-cost/aws/permissions';
import { archiveAddressesOf, type Config, functionAccountOf } from '@ou-cost/contract';
import { type Conditions, PolicyDocument, type Role } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { archiveKeyAlias } from '../by-itself/arns.ts';
import { enteredByWorker } from './entered-by-worker.ts';
import { grants, grantsPolicy } from './grants.ts';
import { projectRole, type RolePolicy } from './project-role.ts';

/** An object is written only where there is none of its key, and the index besides where it still is as it was read. */
function conditionsOf({ action, resources }: RequiredCall, prefix: string): Conditions {
  if (action === 's3:ListBucket') return { StringLike: { 's3:prefix': `${prefix}/*` } };
  if (action !== 's3:PutObject') return {};
  const header = resources.includes('archive-index') ? 's3:if-match' : 's3:if-none-match';
  return { Null: { [header]: 'false' } };
}

/** The id of a key that the stacks create is not known beforehand: its alias, which one key has, tells it from others. */
function keyConditions(config: Config): Conditions {
  return config.archive?.kmsKey === 'create'
    ? { 'ForAnyValue:StringEquals': { 'kms:ResourceAliases': archiveKeyAlias(config) } }
    : {};
}

function archivistPolicies(config: Config): RolePolicy[] {
  const archive = archiveAddressesOf(config);
  if (archive === undefined) return [];
  const kmsKey = config.archive?.kmsKey;
  const statements = ARCHIVIST_CALLS.flatMap((call) =>
    grants([call], config, conditionsOf(call, archive.prefix)),
  );
  return [
    { name: 'keep-reports', document: new PolicyDocument({ statements }) },
    ...(kmsKey === undefined
      ? []
      : [
          {
            name: 'use-archive-key',
            document: grantsPolicy(ARCHIVE_KEY_CALLS, config, keyConditions(config)),
            onlyWith: kmsKey,
          },
        ]),
  ];
}

/**
 * Role 4: reads and writes the archive under its one prefix, and nothing else. The
 * function enters it as it enters the reader role.
 */
export class ArchivistRole extends Construct {
  readonly role: Role;

  constructor(scope: Construct, id: string, config: Config) {
    super(scope, id);
    this.role = projectRole(
      this,
      {
        accountId: functionAccountOf(config),
        roleName: config.names.archivistRole,
        description: 'Keeps cost reports in the archive; assumed by the cost report function only',
        ...enteredByWorker(config),
        policies: archivistPolicies(config),
      },
      config,
    );
  }
}
