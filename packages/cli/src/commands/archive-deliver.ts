import { type OptionsOf, writingOf } from '@ou-cost/contract/options';
import { type AttachedFile, outputOfFile } from '@ou-cost/deliver';
import { OuCostError } from '@ou-cost/spend';
import { deliveriesOf } from '../arguments/deliveries.ts';
import { checkFormats } from '../arguments/outputs.ts';
import type { CliContext } from '../cli-context.ts';
import { openDelivery, viewIn } from '../deliver/open.ts';
import { newRunId } from '../run-id.ts';
import { archiveInputs } from './archive-inputs.ts';

/** `ou-cost archive deliver`: an archived report to those who are to get it. Fails with an OuCostError. */
export async function archiveDeliver(
  runId: string,
  options: OptionsOf<'archive deliver'>,
  context: CliContext,
): Promise<void> {
  const deliveries = deliveriesOf(options);
  if (deliveries === null) {
    throw new OuCostError('InvalidUsage', 'nobody is named to deliver to; add --deliver TARGET');
  }
  const { archive, announcements } = await archiveInputs(options, context);
  const { profile, region } = options;
  const reach = { runId: newRunId(context.now()), profile, region, config: null, announcements };
  const deliver = await openDelivery(deliveries, reach, context);
  const { place, kept } = await announcements.during(
    () => 'reading the archive',
    async () => {
      // Says which runs are near where there is none of this id.
      await archive.report(runId);
      const found = (await archive.runs()).find((one) => one.runId === runId);
      if (found === undefined) throw new OuCostError('Incomplete', `the report of '${runId}' is gone`);
      const at = `reports/${found.organizationId}/${found.period}/${runId}`;
      return { place: at, kept: await archive.reportAt(at) };
    },
  );
  checkFormats(deliveries.mail?.attach ?? [], kept.report.query, '--attach');
  const files = kept.files.flatMap(({ name, content }): AttachedFile[] => {
    const output = outputOfFile(name);
    return output === null ? [] : [{ output, name, content }];
  });
  const [failure, ...others] = await deliver({
    report: kept.report,
    view: viewIn(writingOf(options)),
    files,
    archived: `${archive.name}/${place}/`,
  });
  if (failure === undefined) return;
  const messages = [failure, ...others].map(({ message }) =>
    message.replace(/^the report is written/, 'the report is archived'),
  );
  throw new OuCostError(failure.code, messages.join('; '), { cause: failure });
}
