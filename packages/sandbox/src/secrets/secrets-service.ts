import { createHash } from 'node:crypto';
import type { SignedCall } from '../protocols/endpoint.ts';
import { type JsonService, ServiceError } from '../service.ts';
import { decryption, findText, type StoredText } from './stored-text.ts';

type Input = Record<string, unknown>;

/** AWS Secrets Manager: GetSecretValue of the current version. */
export function secretsService(secrets: readonly StoredText[]): JsonService<SignedCall> {
  const find = (input: Input, call: SignedCall): StoredText | undefined =>
    findText(secrets, secretId(input), secretName, { accountId: call.caller.accountId, region: call.region });
  return {
    signingName: 'secretsmanager',
    targetPrefix: 'secretsmanager',
    operations: {
      GetSecretValue: {
        action: 'secretsmanager:GetSecretValue',
        resource: (input, call) => find(input, call)?.arn ?? presumedArn(secretId(input), call),
        conditionKeys: (input) => ({
          'secretsmanager:SecretId': secretId(input),
          'secretsmanager:VersionStage': String(input['VersionStage'] ?? 'AWSCURRENT'),
        }),
        furtherPermissions: (input, call) => decryption(find(input, call)),
        handle: (input, call) => {
          const found = find(input, call);
          const stage = input['VersionStage'] ?? 'AWSCURRENT';
          if (found === undefined || input['VersionId'] !== undefined || stage !== 'AWSCURRENT') {
            throw new ServiceError(
              'ResourceNotFoundException',
              found === undefined
                ? "Secrets Manager can't find the specified secret."
                : "Secrets Manager can't find the specified secret value for staging label or version.",
            );
          }
          return {
            ARN: found.arn,
            Name: secretName(found.arn),
            SecretString: found.text,
            VersionId: versionId(found),
            VersionStages: ['AWSCURRENT'],
          };
        },
      },
    },
  };
}

function secretId(input: Input): string {
  const { SecretId: id } = input;
  if (typeof id === 'string' && id !== '') return id;
  throw new ServiceError('InvalidParameterException', 'You must provide a value for the SecretId parameter.');
}

/** The name without the six characters that AWS adds. */
function secretName(arn: string): string {
  return arn.split(':').slice(6).join(':').slice(0, -7);
}

function presumedArn(id: string, { partition, region, caller }: SignedCall): string {
  return id.startsWith('arn:')
    ? id
    : `arn:${partition}:secretsmanager:${region}:${caller.accountId}:secret:${id}`;
}

function versionId({ text }: StoredText): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
}
