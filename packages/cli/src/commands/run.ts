import { parse } from '@aws-sdk/util-arn-parser';
import { decodeReport } from '@ou-cost/contract';
import { type OptionsOf, writingOf } from '@ou-cost/contract/options';
import { verifyReport } from '@ou-cost/spend';
import { openKeeping } from '../archive/keeping.ts';
import { takenApart, withEarlierRuns } from '../archive/sent.ts';
import { advisingOnReach } from '../arguments/comparison.ts';
import type { Destinations } from '../arguments/outputs.ts';
import type { CliContext } from '../cli-context.ts';
import { askFunction } from '../connection/ask-function.ts';
import { connectAws } from '../connection/aws-side.ts';
import { connectionOf } from '../connection/resolve.ts';
import { deliveryFor } from '../deliver/delivery-for.ts';
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

  const { request: asked, source } = inputs;
  const { profile, archive } = options;
  const { region } = connection;
  const reach = { runId, profile, region, config, connected, writing: writingOf(options) };
  const keeping = await openKeeping(archive, { ...reach, request: asked, announcements }, context);
  const deliverReport = await deliveryFor(inputs.deliveries, { ...reach, announcements }, context);
  const streamed = isStreamed(connection.functionArn) ? { ...payload, answer: 'stream' as const } : payload;
  const request = keeping === null ? streamed : withEarlierRuns(streamed, keeping.earlier);
  const question = { connection, runId, request };
  const answer = takenApart(
    await advisingOnReach(asked, () => askFunction(connected, question, announcements)),
  );
  const report = decodeReport(answer.report);
  verifyReport(report, {
    request: asked,
    runId,
    source: source.kind,
    billingView: source.billingViewArn,
  });
  await deliver(
    report,
    {
      ...inputs,
      agentsForPosts: async () => connected.settings.route.agentsForOthers(),
      keepInArchive: keeping?.keeper(answer.recorded),
      deliverReport,
    },
    options,
    context,
  );
}

/** Whether Lambda can stream the answer: in the commercial partition. Elsewhere an answer has 6 MB at most. */
function isStreamed(functionArn: string): boolean {
  return parse(functionArn).partition === 'aws';
}
