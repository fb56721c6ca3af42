import type { RemedyStatement } from '../diagnosis.ts';
import { principalOf } from '../principal.ts';

/** In single quotes for a POSIX shell. */
export function shellQuoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** The commands that add a statement; `policyName` is the name of the inline policy that holds it. */
export function commandsAdding(
  { principalArn, policy, statement }: RemedyStatement,
  policyName: string,
): string[] {
  const { kind, name, accountId } = principalOf(principalArn);
  const shellName = shellQuoted(name);
  const here = `# in account ${accountId}`;
  if (policy === 'trust') {
    // update-assume-role-policy replaces the whole trust policy: this statement alone would shut out all others.
    return [
      `aws iam get-role --role-name ${shellName} --query Role.AssumeRolePolicyDocument > trust.json ${here}`,
      `aws iam update-assume-role-policy --role-name ${shellName} --policy-document file://trust.json ${here}`,
    ];
  }
  if (kind === 'other') return [];
  const document = JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
  return [
    `aws iam put-${kind}-policy --${kind}-name ${shellName} --policy-name ${policyName} --policy-document ${shellQuoted(document)} ${here}`,
  ];
}

/** The commands that list the policies of a principal. */
export function commandsListing(principalArn: string): string[] {
  const { kind, name, accountId } = principalOf(principalArn);
  if (kind === 'other') return [];
  return [`list-${kind}-policies`, `list-attached-${kind}-policies`].map(
    (command) => `aws iam ${command} --${kind}-name ${shellQuoted(name)} # in account ${accountId}`,
  );
}
