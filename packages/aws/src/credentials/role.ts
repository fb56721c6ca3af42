import {
  AssumeRoleCommand,
  type AssumeRoleCommandOutput,
  STSClient,
  type STSClientConfig,
} from '@aws-sdk/client-sts';
import type { Attempt } from '../failure/attempt.ts';
import { emptyAnswer } from '../failure/foreign-answer.ts';
import type { PacedCalls } from '../pacing/paced-calls.ts';
import { systemTiming, type Timing } from '../pacing/timing.ts';
import { clientSettings } from '../route/client-settings.ts';
import type { Route } from '../route/route.ts';
import type { CredentialProvider } from './caller.ts';

/** What an SDK client sends its requests with. */
export type RequestHandler = NonNullable<STSClientConfig['requestHandler']>;
type Credentials = Awaited<ReturnType<CredentialProvider>>;

/** How long before its end a role session is renewed. */
const RENEWAL_MARGIN = 5 * 60_000;

export interface RoleOptions {
  readonly credentials?: CredentialProvider;
  readonly region: string;
  readonly roleArn: string;
  /** The run id; CloudTrail shows it. */
  readonly sessionName: string;
  readonly externalId?: string;
  /** The name of this hop in failures: `assume the reader role`. */
  readonly hop: string;
  /** @default a grant is what is missing */
  readonly advise?: NonNullable<Attempt['advise']>;
  readonly calls: PacedCalls;
  /** The clock that says when a session ends. @default the system's */
  readonly timing?: Timing;
  /** @default straight to AWS */
  readonly route?: Route;
  /** Sends the requests instead of a handler of the client's own. */
  readonly requestHandler?: RequestHandler;
}

/** Credentials of a role. The session is kept in memory, and opened anew shortly before it expires. */
export function roleCredentials(options: RoleOptions): CredentialProvider {
  const { timing = systemTiming } = options;
  let session: Promise<Credentials> | null = null;
  let renewAt = 0;
  return () => {
    if (session === null || timing.now() >= renewAt) {
      renewAt = Number.POSITIVE_INFINITY;
      session = assumeRole(options).then((credentials) => {
        renewAt = (credentials.expiration?.getTime() ?? Number.POSITIVE_INFINITY) - RENEWAL_MARGIN;
        return credentials;
      });
    }
    return session;
  };
}

async function assumeRole({
  region,
  roleArn,
  sessionName,
  externalId,
  hop,
  advise,
  calls,
  credentials,
  route,
  requestHandler,
  timing = systemTiming,
}: RoleOptions): Promise<Credentials> {
  const client = new STSClient({
    region,
    maxAttempts: 1,
    ...(credentials === undefined ? {} : { credentials }),
    ...(route === undefined ? {} : clientSettings(route, 'STS')),
    ...(requestHandler === undefined ? {} : { requestHandler }),
  });
  const attempt: Attempt = {
    hop,
    action: 'sts:AssumeRole',
    resource: roleArn,
    region,
    ...(advise === undefined ? {} : { advise }),
  };
  try {
    const command = new AssumeRoleCommand({
      RoleArn: roleArn,
      RoleSessionName: sessionName,
      ExternalId: externalId,
    });
    const answer = await calls.call(attempt, (sending) => client.send(command, sending));
    const atAws = Date.now() + client.config.systemClockOffset;
    return credentialsIn(answer, attempt, atAws - timing.now());
  } finally {
    // A handler that was passed in still serves the other clients.
    if (requestHandler === undefined) client.destroy();
  }
}

/** The session, with its end by this run's clock: AWS's is ahead of it by `clockOffset` milliseconds. */
function credentialsIn(
  { Credentials: given, $metadata }: AssumeRoleCommandOutput,
  attempt: Attempt,
  clockOffset: number,
): Credentials {
  const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = given ?? {};
  if (AccessKeyId === undefined || SecretAccessKey === undefined || SessionToken === undefined) {
    throw emptyAnswer(attempt, $metadata, 'STS answered without credentials');
  }
  return {
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    sessionToken: SessionToken,
    ...(Expiration === undefined ? {} : { expiration: new Date(Expiration.getTime() - clockOffset) }),
  };
}
