import { parse, validate } from '@aws-sdk/util-arn-parser';
import { OuCostError } from '@ou-cost/spend';
import { reading } from '../failure/reading.ts';
import type { RunConnection } from '../run-connection.ts';
import { SignedJsonClient } from '../signed-requests/client.ts';
import { membersOf, optionalMembers, textIn } from '../signed-requests/members.ts';
import { attemptOf, senderOptions } from './connection.ts';

const SECRETS_MANAGER = {
  names: { id: 'Secrets Manager', host: 'secretsmanager', signingName: 'secretsmanager' },
  target: 'secretsmanager',
};
const SSM = { names: { id: 'SSM', host: 'ssm', signingName: 'ssm' }, target: 'AmazonSSM' };

/**
 * The text of a secret of Secrets Manager, or of a parameter of Systems Manager, in the region of its ARN. Fails with an
 * OuCostError, which never holds the text.
 */
export async function secretText(run: RunConnection, arn: string): Promise<string> {
  const { service, resource, region } = validate(arn) ? parse(arn) : NO_ARN;
  if (service === 'secretsmanager' && resource.startsWith('secret:')) return secretValue(run, arn, region);
  if (service === 'ssm' && resource.startsWith('parameter/')) return parameterValue(run, arn, region);
  throw new OuCostError(
    'InvalidConfiguration',
    `'${arn}' is not the ARN of a secret or parameter: it begins with arn:aws:secretsmanager:REGION:ACCOUNT:secret: or arn:aws:ssm:REGION:ACCOUNT:parameter/`,
  );
}

const NO_ARN = { service: '', resource: '', region: '' };

async function secretValue(run: RunConnection, arn: string, region: string): Promise<string> {
  const { names, target } = SECRETS_MANAGER;
  const client = new SignedJsonClient({ ...senderOptions(run, names, region), target });
  const attempt = attemptOf(run, "read the webhook's secret", 'secretsmanager:GetSecretValue', arn);
  const answer = await run.calls.call(attempt, (sending) =>
    client.send('GetSecretValue', { SecretId: arn }, sending),
  );
  return reading('Secrets Manager', () => textIn(membersOf(answer), 'SecretString'));
}

async function parameterValue(run: RunConnection, arn: string, region: string): Promise<string> {
  const { names, target } = SSM;
  const client = new SignedJsonClient({ ...senderOptions(run, names, region), target });
  const attempt = attemptOf(run, "read the webhook's parameter", 'ssm:GetParameter', arn);
  const answer = await run.calls.call(attempt, (sending) =>
    client.send('GetParameter', { Name: arn, WithDecryption: true }, sending),
  );
  return reading('Systems Manager', () => textIn(optionalMembers(membersOf(answer), 'Parameter'), 'Value'));
}
