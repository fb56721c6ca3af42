import type { FunctionRequestJson } from '@ou-cost/contract';
import {
  adviceOnOlderFunction,
  functionDeviation,
  invokerDeviation,
  invokerItself,
  unlistedCaller,
} from '@ou-cost/doctor';
import { OuCostError } from '@ou-cost/spend';
import type { Announcements } from '../progress/announcements.ts';
import type { ConnectedAws } from './aws-side.ts';
import type { Connection } from './resolve.ts';

export interface Question {
  readonly connection: Connection;
  readonly runId: string;
  readonly request: FunctionRequestJson;
}

/** Assumes the invoker role and invokes the function once. Fails with the failure of the broken hop. */
export async function askFunction(
  { aws, settings }: ConnectedAws,
  { connection, runId, request }: Question,
  announcements: Announcements,
): Promise<unknown> {
  const { route } = settings;
  const { region, invokerRoleArn, externalId, functionArn, timeoutSeconds, configured } = connection;
  const credentials = aws.assumedRole({
    credentials: aws.callerCredentials(settings, region),
    region,
    route,
    roleArn: invokerRoleArn,
    sessionName: runId,
    hop: 'assume the invoker role',
    advise: (caller) =>
      invokerItself(caller, connection) ??
      invokerDeviation(connection, configured) ??
      unlistedCaller(caller, configured),
    ...(externalId === null ? {} : { externalId }),
  });
  await announcements.during(() => `hop 1 of 2: assuming ${invokerRoleArn}`, credentials);
  const deviation = functionDeviation(connection, configured);
  const reach = { credentials, region, route, functionName: functionArn, timeoutSeconds, deviation };
  return announcements.during(
    () => `hop 2 of 2: waiting for ${functionArn}`,
    () => advisingOnOlderFunction(request, () => aws.invokeReportFunction({ ...reach, request })),
  );
}

/** This program knows each key that it sends: a function that does not is older, which its refusal cannot say. */
async function advisingOnOlderFunction<T>(request: object, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (failure) {
    const advice = failure instanceof OuCostError ? adviceOnOlderFunction(failure, request) : null;
    if (!(failure instanceof OuCostError) || advice === null) throw failure;
    throw new OuCostError(failure.code, `${failure.message}; ${advice}`, { cause: failure });
  }
}
