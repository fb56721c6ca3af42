import { decodeReport } from '@ou-cost/contract';
import { type ConnectionOptions, connectionOf } from '../connection.ts';
import type { CommonOptions } from '../options.ts';
import type { Output } from '../outputs.ts';
import type { Surroundings } from '../surroundings.ts';
import { deliver } from './deliver.ts';
import { reportInputs } from './report-inputs.ts';

export type RunOptions = CommonOptions & ConnectionOptions;

/** `ou-cost run`: enter the invoker role, invoke the function, render its report. Fails with an OuCostError. */
export async function run(
  options: RunOptions,
  outputs: readonly Output[],
  surroundings: Surroundings,
): Promise<void> {
  const { runId, payload, config, announcements } = await reportInputs(options, outputs, surroundings);
  const connection = connectionOf(options, config, surroundings.environment);
  const { region, invokerRoleArn, externalId, functionArn, timeoutSeconds } = connection;
  await announcements.say(`run ${runId}`);

  const aws = await surroundings.loadAws();
  const credentials = aws.assumedRole({
    credentials: aws.callerCredentials({
      region,
      ...(options.profile === undefined ? {} : { profile: options.profile }),
    }),
    region,
    roleArn: invokerRoleArn,
    sessionName: runId,
    hop: 'enter the invoker role',
    ...(externalId === null ? {} : { externalId }),
  });
  await announcements.step(`entering ${invokerRoleArn}`);
  await credentials();
  await announcements.step(`invoking ${functionArn}`);
  const answer = await aws.invokeReportFunction({
    credentials,
    region,
    functionName: functionArn,
    timeoutSeconds,
    request: payload,
  });
  await deliver(decodeReport(answer), outputs, options, announcements, surroundings);
}
