import type { PolicyDocument } from '../deployed/model.ts';
import type { CredentialStore } from '../iam/credential-store.ts';
import { type IamRole, type RoleDirectory, sessionOf } from '../iam/role-directory.ts';
import type { SignedCall } from '../protocols/endpoint.ts';
import type { QueryOperation, QueryService } from '../protocols/query-endpoint.ts';
import type { XmlChildren } from '../protocols/xml.ts';
import { ServiceError } from '../service.ts';
import type { Clock } from '../time/clock.ts';
import { type AssumeRoleInput, parseAssumeRole } from './assume-role-input.ts';

export interface StsParts {
  readonly roles: RoleDirectory;
  readonly credentials: CredentialStore;
  readonly clock: Clock;
}

/** STS with AssumeRole and GetCallerIdentity, for the global endpoint and every regional endpoint. */
export function stsService(parts: StsParts): QueryService {
  return {
    signingName: 'sts',
    version: '2011-06-15',
    namespace: 'https://sts.amazonaws.com/doc/2011-06-15/',
    operations: { AssumeRole: assumeRole(parts), GetCallerIdentity: getCallerIdentity },
  };
}

const getCallerIdentity: QueryOperation = {
  action: 'sts:GetCallerIdentity',
  needsNoPermission: true,
  resource: () => '*',
  handle: (_input, { caller }) => ({ Arn: caller.arn, UserId: caller.userId, Account: caller.accountId }),
};

function assumeRole({ roles, credentials, clock }: StsParts): QueryOperation {
  return {
    action: 'sts:AssumeRole',
    resource: (input) => parseAssumeRole(input).roleArn,
    conditionKeys: (input) => {
      const { externalId, roleSessionName } = parseAssumeRole(input);
      return {
        'sts:RoleSessionName': roleSessionName,
        ...(externalId === undefined ? {} : { 'sts:ExternalId': externalId }),
      };
    },
    handle: (form, call): XmlChildren => {
      const input = parseAssumeRole(form);
      const role = roles.find(input.roleArn);
      if (!role) {
        throw new Error(`${input.roleArn} was authorized but does not exist`);
      }
      checkDuration(input, role, call);
      const sessionPolicy = input.policy === undefined ? undefined : parsePolicy(input.policy);
      const session = sessionOf(role, input.roleSessionName, sessionPolicy ? { sessionPolicy } : {});
      const issued = credentials.issue(session, clock(), input.durationSeconds);
      return {
        AssumedRoleUser: { AssumedRoleId: session.userId, Arn: session.arn },
        Credentials: {
          AccessKeyId: issued.accessKeyId,
          SecretAccessKey: issued.secretAccessKey,
          SessionToken: issued.sessionToken,
          Expiration: issued.expiration.toISOString().replace(/\.\d+Z$/, 'Z'),
        },
      };
    },
  };
}

/** Every caller in the sandbox is a role session, so every AssumeRole is role chaining. */
function checkDuration({ durationSeconds }: AssumeRoleInput, role: IamRole, { caller }: SignedCall): void {
  if (durationSeconds > (role.maxSessionSeconds ?? 3600)) {
    throw new ServiceError(
      'ValidationError',
      'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    );
  }
  if (caller.roleArn && durationSeconds > 3600) {
    throw new ServiceError(
      'ValidationError',
      'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.',
    );
  }
}

function parsePolicy(text: string): PolicyDocument {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && 'Statement' in value) {
      return value as PolicyDocument;
    }
  } catch {
    // Refused below, like a policy without statements.
  }
  throw new ServiceError('MalformedPolicyDocument', 'This policy contains invalid Json');
}
