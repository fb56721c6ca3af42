import type { FunctionRequestJson } from '@ou-cost/contract';
import { functionDeviation, invokerDeviation, unlistedCaller } from '@ou-cost/doctor';
import type { AwsSide } from '../cli-context.ts';
import type { Announcements } from '../progress/announcements.ts';
import type { Connection } from './resolve.ts';

export interface Question {
  readonly connection: Connection;
  readonly profile: string | undefined;
  readonly runId: string;
  readonly request: FunctionRequestJson;
}

/** Assumes the invoker role and invokes the function once. Fails with the failure of the broken hop. */
export async function askFunction(
  aws: AwsSide,
  { connection, profile, runId, request }: Question,
  announcements: Announcements,
): Promise<unknown> {
  const { region, invokerRoleArn, externalId, functionArn, timeoutSeconds, configured } = connection;
  const credentials = aws.assumedRole({
    credentials: aws.callerCredentials({ region, ...(profile === undefined ? {} : { profile }) }),
    region,
    roleArn: invokerRoleArn,
    sessionName: runId,
    hop: 'assume the invoker role',
    advise: (caller) => invokerDeviation(connection, configured) ?? unlistedCaller(caller, configured),
    ...(externalId === null ? {} : { externalId }),
  });
  await announcements.during(() => `hop 1 of 2: assuming ${invokerRoleArn}`, credentials);
  const deviation = functionDeviation(connection, configured);
  const reach = { credentials, region, functionName: functionArn, timeoutSeconds, deviation };
  return announcements.during(
    () => `hop 2 of 2: waiting for ${functionArn}`,
    () => aws.invokeReportFunction({ ...reach, request }),
  );
}
