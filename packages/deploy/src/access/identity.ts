import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import {
  codeOfName,
  isProxyFailure,
  isUntrusted,
  readAwsSettings,
  type Variables,
} from '@ou-cost/aws/settings';
import { type ErrorCode, OuCostError } from '@ou-cost/spend';
import { awsVariables } from '../environment.ts';
import { reasonOf } from './answer.ts';
import { cdkVariables } from './cdk-variables.ts';
import { type Clients, clientsFor } from './clients.ts';

/** Credentials, and the account and principal that they belong to. */
export interface Access {
  /** Null for the default credentials. */
  readonly profile: string | null;
  /** In one region: that of the stack which the access is for, else that of the payer. */
  readonly clients: Clients;
  /** The same in another region. */
  readonly clientsIn: (region: string) => Clients;
  /** The variables that make CDK's program use the same credentials, endpoints and proxies. They may hold a secret. */
  readonly forCdk: Variables;
  /** Null if AWS did not say. */
  readonly accountId: string | null;
  /** Null if AWS did not say. */
  readonly principalArn: string | null;
  /** Why AWS did not say; null if it did. */
  readonly unknownReason: string | null;
}

/** With these the credentials cannot be used at all; with any other refusal only the account is unknown. */
const UNUSABLE: ReadonlySet<ErrorCode> = new Set(['CredentialsMissing', 'CredentialsExpired']);

const UNREACHABLE = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

function codeOf(error: unknown): ErrorCode | null {
  if (!(error instanceof Error)) return null;
  // The credentials themselves: found missing or expired, or their role refused.
  if (error instanceof OuCostError) return error.code === 'AccessRefused' ? null : error.code;
  if (isProxyFailure(error)) return error.name === 'ProxyRefused' ? 'AccessRefused' : 'Unavailable';
  if (isUntrusted(error)) return 'Unavailable';
  const { code } = error as NodeJS.ErrnoException;
  if (code !== undefined && UNREACHABLE.has(code)) return 'Unavailable';
  const named = codeOfName(error.name);
  return named !== null && UNUSABLE.has(named) ? named : null;
}

/** Names credentials in a message. */
export function describeCredentials(profile: string | null): string {
  return profile === null ? 'the default credentials' : `the profile '${profile}'`;
}

/** The option that makes an AWS program use the same credentials; empty for the default credentials. */
export function profileOption({ profile }: Pick<Access, 'profile'>): string {
  return profile === null ? '' : ` --profile ${profile}`;
}

/**
 * Finds out whose credentials these are. Fails with CredentialsMissing, CredentialsExpired or Unavailable if they
 * cannot be used at all; with any other refusal the account is unknown.
 */
export async function accessFor(
  profile: string | null,
  region: string,
  variables: Variables = awsVariables(),
): Promise<Access> {
  const settings = await readAwsSettings(profile, variables);
  const clients = clientsFor(settings, region);
  const found = {
    profile,
    clients,
    clientsIn: (other: string) => (other === region ? clients : clientsFor(settings, other)),
    forCdk: cdkVariables(profile, settings.route, variables),
  };
  try {
    const { Account = null, Arn = null } = await clients.sts.send(new GetCallerIdentityCommand());
    const unknownReason = Account === null ? 'the answer names no account' : null;
    return { ...found, accountId: Account, principalArn: Arn, unknownReason };
  } catch (error) {
    const code = codeOf(error);
    const why = error instanceof OuCostError ? error.message : reasonOf(error);
    if (code === null) {
      return { ...found, accountId: null, principalArn: null, unknownReason: why };
    }
    const remedy = isUntrusted(error)
      ? 'where a proxy of your network signs the certificate, set AWS_CA_BUNDLE to the file with its certificate authority'
      : code === 'Unavailable'
        ? 'run again when AWS can be reached'
        : 'sign in, or use another profile';
    throw new OuCostError(code, `${describeCredentials(profile)} cannot be used (${why}); ${remedy}`, {
      cause: error,
    });
  }
}
