import { splitArnParts } from '@cloud-copilot/iam-utils';
import type { SignedCall } from '../protocols/endpoint.ts';
import { type JsonService, ServiceError } from '../service.ts';
import { decryption, findText, type StoredText } from './stored-text.ts';

type Input = Record<string, unknown>;

/** Parameter Store of AWS Systems Manager: GetParameter of a SecureString. */
export function parametersService(parameters: readonly StoredText[]): JsonService<SignedCall> {
  const find = (input: Input, call: SignedCall): StoredText | undefined =>
    findText(parameters, parameterId(input), parameterName, {
      accountId: call.caller.accountId,
      region: call.region,
    });
  return {
    signingName: 'ssm',
    targetPrefix: 'AmazonSSM',
    operations: {
      GetParameter: {
        action: 'ssm:GetParameter',
        resource: (input, call) => find(input, call)?.arn ?? presumedArn(parameterId(input), call),
        furtherPermissions: (input, call) =>
          input['WithDecryption'] === true ? decryption(find(input, call)) : [],
        handle: (input, call) => {
          const found = find(input, call);
          if (found === undefined) throw new ServiceError('ParameterNotFound', '');
          const name = parameterName(found.arn);
          return {
            Parameter: {
              ARN: found.arn,
              Name: name,
              Type: 'SecureString',
              Value: input['WithDecryption'] === true ? found.text : encrypted(found),
              Version: 1,
              DataType: 'text',
            },
          };
        },
      },
    },
  };
}

function parameterId(input: Input): string {
  const { Name: name } = input;
  if (typeof name === 'string' && name !== '') return name;
  throw new ServiceError('ValidationException', "1 validation error detected: Value null at 'name'");
}

/** A name with slashes begins with one, which its ARN has once; any other has none. */
function parameterName(arn: string): string {
  const path = arn.split(':parameter/')[1] ?? '';
  return path.includes('/') ? `/${path}` : path;
}

function presumedArn(id: string, { partition, region, caller }: SignedCall): string {
  if (splitArnParts(id).service === 'ssm') return id;
  return `arn:${partition}:ssm:${region}:${caller.accountId}:parameter/${id.replace(/^\//, '')}`;
}

/** What a reader sees of a SecureString without its decryption: nothing of the text. */
function encrypted({ arn }: StoredText): string {
  return Buffer.from(`encrypted ${arn}`).toString('base64');
}
