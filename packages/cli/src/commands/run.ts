import { parse } from '@aws-sdk/util-arn-parser';
import { decodeReport } from '@ou-cost/contract';
import type { OptionsOf } from '@ou-cost/contract/options';
import { verifyReport } from '@ou-cost/spend';
import { advisingOnReach } from '../arguments/comparison.ts';
import type { Destinations } from '../arguments/outputs.ts';
import type { CliContext } from '../cli-context.ts';
import { askFunction } from '../connection/ask-function.ts';
import { connectAws } from '../connection/aws-side.ts';
import { connectionOf } from '../connection/resolve.ts';
import { deliver } from './deliver.ts';
import { reportInputs } from './report-inputs.ts';

/** `ou-cost run`: assumes the invoker role, invokes the function and writes its report. Fails with an OuCostError. */
export async function run(
  options: OptionsOf<'run'>,
  destinations: Destinations,
  context: CliContext,
): Promise<void> {
  const inputs = await reportInputs(options, destinations, context);
  const { runId, payload, config, announcements } = inputs;
  const connected = await connectAws(options, context);
  const connection = connectionOf(options, config, connected.environment);
  await announcements.say(`run ${runId}`);

  const request = isStreamed(connection.functionArn) ? { ...payload, answer: 'stream' as const } : payload;
  const question = { connection, runId, request };
  const { request: asked, source } = inputs;
  const report = decodeReport(
    await advisingOnReach(asked, () => askFunction(connected, question, announcements)),
  );
  verifyReport(report, {
    request: asked,
    runId,
    source: source.kind,
    billingView: source.billingViewArn,
  });
  await deliver(
    report,
    { ...inputs, agentsForPosts: async () => connected.settings.route.agentsForOthers() },
    options,
    context,
  );
}

/** Whether Lambda can stream the answer: in the commercial partition. Elsewhere an answer has 6 MB at most. */
function isStreamed(functionArn: string): boolean {
  return parse(functionArn).partition === 'aws';
}
