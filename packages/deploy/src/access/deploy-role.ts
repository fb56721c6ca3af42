import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { AssumeRoleCommand } from '@aws-sdk/client-sts';
import type { Target } from '../assembly/template.ts';
import { ask } from './answer.ts';
import type { Access } from './identity.ts';

/**
 * A client with the permissions of the role that CDK deploys with; null if the credentials may not assume it. Many
 * who deploy have no other permission than to assume this role.
 */
export async function asDeployRole(
  roleArn: string,
  { clients: { sts } }: Access,
  { region }: Target,
): Promise<CloudFormationClient | null> {
  const command = new AssumeRoleCommand({ RoleArn: roleArn, RoleSessionName: 'ou-cost-preflight' });
  const answer = await ask(
    () => sts.send(command),
    () => false,
  );
  const credentials = answer.kind === 'yes' ? answer.value.Credentials : undefined;
  if (credentials?.AccessKeyId === undefined || credentials.SecretAccessKey === undefined) return null;
  const { AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey, SessionToken } = credentials;
  return new CloudFormationClient({
    region,
    credentials: {
      accessKeyId,
      secretAccessKey,
      ...(SessionToken === undefined ? {} : { sessionToken: SessionToken }),
    },
  });
}
