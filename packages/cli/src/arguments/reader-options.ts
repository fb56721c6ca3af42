import { OuCostError } from '@ou-cost/spend';
import { externalIdOption, roleArnOption } from './address-options.ts';

/** The role to read with, if any. Fails with InvalidUsage, naming the option. */
export function readerOf({
  readerRoleArn,
  externalId,
}: {
  readonly readerRoleArn?: string;
  readonly externalId?: string;
}) {
  if (readerRoleArn === undefined) {
    if (externalId === undefined) return { readerRoleArn: null };
    throw new OuCostError('InvalidUsage', '--external-id belongs to a role; give --reader-role-arn as well');
  }
  return {
    readerRoleArn: roleArnOption(readerRoleArn, '--reader-role-arn'),
    ...(externalId === undefined ? {} : { readerExternalId: externalIdOption(externalId) }),
  };
}
