import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { type ErrorCode, OuCostError } from '@ou-cost/spend';
import { reasonOf } from './answer.ts';
import { type Clients, clientsFor } from './clients.ts';

/** Credentials, and the account and principal that they belong to. */
export interface Access {
  /** Null for the default credentials. */
  readonly profile: string | null;
  readonly clients: Clients;
  /** Null if AWS did not say. */
  readonly accountId: string | null;
  /** Null if AWS did not say. */
  readonly principalArn: string | null;
  /** Why AWS did not say; null if it did. */
  readonly unknownReason: string | null;
}

const BY_NAME: ReadonlyMap<string, ErrorCode> = new Map(
  Object.entries({
    CredentialsProviderError: 'CredentialsMissing',
    TokenProviderError: 'CredentialsMissing',
    ExpiredToken: 'CredentialsExpired',
    ExpiredTokenException: 'CredentialsExpired',
    InvalidClientTokenId: 'CredentialsExpired',
    UnrecognizedClientException: 'CredentialsExpired',
    SignatureDoesNotMatch: 'CredentialsExpired',
  }),
);

const UNREACHABLE = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

function codeOf(error: unknown): ErrorCode | null {
  if (!(error instanceof Error)) return null;
  const { code } = error as NodeJS.ErrnoException;
  if (code !== undefined && UNREACHABLE.has(code)) return 'Unavailable';
  return BY_NAME.get(error.name) ?? null;
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
export async function accessFor(profile: string | null, region: string): Promise<Access> {
  const clients = clientsFor(profile, region);
  try {
    const { Account = null, Arn = null } = await clients.sts.send(new GetCallerIdentityCommand());
    const unknownReason = Account === null ? 'the answer names no account' : null;
    return { profile, clients, accountId: Account, principalArn: Arn, unknownReason };
  } catch (error) {
    const code = codeOf(error);
    const why = reasonOf(error);
    if (code === null) {
      return { profile, clients, accountId: null, principalArn: null, unknownReason: why };
    }
    const remedy =
      code === 'Unavailable' ? 'run again when AWS can be reached' : 'sign in, or use another profile';
    throw new OuCostError(code, `${describeCredentials(profile)} cannot be used (${why}); ${remedy}`, {
      cause: error,
    });
  }
}
