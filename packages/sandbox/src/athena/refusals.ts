import { randomUUID } from 'node:crypto';
import type { CallRecorder } from '../call-recorder.ts';
import type { Authorizer } from '../iam/authorizer.ts';
import type { SignedCall } from '../protocols/endpoint.ts';
import type { Permission } from '../service.ts';

/**
 * Asks IAM for what Athena does at Glue and S3 with the rights of the one who queries, and records it as a call that AWS
 * itself makes.
 */
export function athenaRefusals(
  authorizer: Authorizer,
  recorder: CallRecorder,
): (permission: Permission, call: SignedCall, prefix?: string) => Promise<string | undefined> {
  return async (permission, { caller, region }, prefix) => {
    const { allowed, message, conditionKeys } = await authorizer.decide({
      principal: caller,
      region,
      ...permission,
      conditionKeys: {
        'aws:ViaAWSService': 'true',
        'aws:CalledVia': ['athena.amazonaws.com'],
        ...(prefix === undefined ? {} : { 's3:prefix': prefix }),
      },
    });
    const [service = '', operation = ''] = permission.action.split(':');
    recorder.open({
      origin: 'platform',
      requestId: randomUUID(),
      service,
      operation,
      principal: caller.arn,
      principalRoleArn: caller.roleArn,
      ...permission,
      region,
      decision: allowed ? 'allowed' : 'denied',
      conditionKeys,
    });
    return allowed ? undefined : message;
  };
}
