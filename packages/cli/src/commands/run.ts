import { decodeReport } from '@ou-cost/contract';
import { type ConnectionOptions, connectionOf } from '../connection.ts';
import type { CommonOptions } from '../options.ts';
import type { Destinations } from '../outputs.ts';
import type { Surroundings } from '../surroundings.ts';
import { deliver } from './deliver.ts';
import { reportInputs } from './report-inputs.ts';

export type RunOptions = CommonOptions & ConnectionOptions;

/** `ou-cost run`: enter the invoker role, invoke the function, render its report. Fails with an OuCostError. */
export async function run(
  options: RunOptions,
  destinations: Destinations,
  surroundings: Surroundings,
): Promise<void> {
  const inputs = await reportInputs(options, destinations, surroundings);
  const { runId, payload, config, announcements } = inputs;
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
  await announcements.during(() => `hop 1 of 2: entering ${invokerRoleArn}`, credentials);
  const request = isStreamed(functionArn) ? { ...payload, answer: 'stream' as const } : payload;
  const invocation = { credentials, region, functionName: functionArn, timeoutSeconds, request };
  const answer = await announcements.during(
    () => `hop 2 of 2: waiting for ${functionArn}`,
    () => aws.invokeReportFunction(invocation),
  );
  await deliver(decodeReport(answer), inputs, options, surroundings);
}

/** Lambda streams answers in AWS's commercial partition; elsewhere 6 MB of answer must do. */
function isStreamed(functionArn: string): boolean {
  return functionArn.startsWith('arn:aws:');
}
