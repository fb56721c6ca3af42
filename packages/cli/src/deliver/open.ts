import { POST_TARGETS, REPORT_OUTPUTS, type ReportOutput } from '@ou-cost/contract/options';
import type { DeliveryResult } from '@ou-cost/contract/scheduled';
import { type AttachedFile, type DeliveryBook, deliverTo, targetId, targetsFor } from '@ou-cost/deliver';
import { PLAIN_VIEW, rendered, type View } from '@ou-cost/present';
import { OuCostError, type Report } from '@ou-cost/spend';
import type { ArchiveReach } from '../archive/open.ts';
import { regionOption } from '../arguments/address-options.ts';
import type { Deliveries } from '../arguments/deliveries.ts';
import type { CliContext } from '../cli-context.ts';
import { connectAws } from '../connection/aws-side.ts';
import { homeRegion } from '../connection/resolve.ts';
import { bytesOf } from '../output/keep-in-archive.ts';
import type { Announcements } from '../progress/announcements.ts';
import { PRODUCER } from '../version.ts';

/** A report that goes to somebody. */
interface Delivered {
  readonly report: Report;
  /** How messages and attachments are written. */
  readonly view: View;
  /** Outputs that exist already; others are made. */
  readonly files: readonly AttachedFile[];
  /** Where it is in an archive; null where it is in none. */
  readonly archived: string | null;
}

/** Delivers a report to each target. Returns the failures, a message for each target. */
export type DeliverReport = (delivered: Delivered) => Promise<OuCostError[]>;

/** How long targets that refuse are tried again, in milliseconds. */
const DELIVERY_TIME = 120_000;

/**
 * What delivers a report with the credentials at hand. Nothing is sent yet, and nothing is paid for: what is missing fails
 * here with an OuCostError.
 */
export async function openDelivery(
  deliveries: Deliveries,
  { runId, region, config, ...given }: ArchiveReach & { readonly announcements: Announcements },
  context: CliContext,
): Promise<DeliverReport> {
  const { composeDeliverer } = await import('@ou-cost/aws/deliverer');
  const { aws, settings, environment } = given.connected ?? (await connectAws(given, context));
  const own = region === undefined ? homeRegion(config, environment) : regionOption(region);
  const { mail, topics, webhooks } = deliveries;
  const recipients = {
    mail:
      mail === null
        ? undefined
        : { ...mail, to: [...mail.to], attach: [...mail.attach], region: mail.region ?? own },
    topics,
    webhooks,
  };
  return async ({ report, view, files, archived }) => {
    if (report.bills.some(({ reconciliation }) => reconciliation.status !== 'reconciled')) {
      return [
        new OuCostError(
          'NotReconciled',
          'the report is written, but it is not reconciled, and was delivered to nobody',
        ),
      ];
    }
    const deadline = Date.now() + DELIVERY_TIME;
    const deliverer = composeDeliverer({
      region: own,
      runId,
      deadline,
      delivererRoleArn: null,
      credentials: aws.callerCredentials(settings, own),
      route: settings.route,
    });
    const targets = targetsFor(recipients, deliverer, {
      producer: PRODUCER,
      agents: settings.route.agentsForOthers(),
      allowsThisMachine: true,
    });
    const { attached, unmade } = await filesFor(mail?.attach ?? [], report, view, files);
    const { language, locale, sort, top } = view;
    const parcel = { report, files: attached, archived, posting: { language, locale, sort, top } };
    const results = await given.announcements.during(
      () => 'delivering the report',
      () => deliverTo(targets, parcel, bookOfOneRun(), deadline),
    );
    return [...unmade, ...(await reported(results, namesOf(deliveries), given.announcements))];
  };
}

/** This process alone knows of the report, so that nobody else sends it. */
function bookOfOneRun(): DeliveryBook {
  return { claim: async () => true, finish: async () => {} };
}

/** The outputs that are attached: as they are, or made. What cannot be made keeps nobody from getting the rest. */
async function filesFor(
  outputs: readonly ReportOutput[],
  report: Report,
  view: View,
  files: readonly AttachedFile[],
): Promise<{ readonly attached: readonly AttachedFile[]; readonly unmade: readonly OuCostError[] }> {
  const attached: AttachedFile[] = [];
  const unmade: OuCostError[] = [];
  for (const output of outputs) {
    const known = files.find((file) => file.output === output);
    try {
      const content = known?.content ?? bytesOf(await rendered(output, report, view));
      attached.push({ output, name: `${report.runId}.${REPORT_OUTPUTS[output].extension}`, content });
    } catch (cause) {
      if (!(cause instanceof OuCostError)) throw cause;
      const why = `the report is written, but ${output} was not attached: ${cause.message}`;
      unmade.push(new OuCostError(cause.code, why, { cause }));
    }
  }
  return { attached, unmade };
}

/** What a target is called, by its id. */
function namesOf({ topics, webhooks }: Deliveries): ReadonlyMap<string, string> {
  return new Map([
    ...topics.map((arn) => [targetId('topic', arn), `topic ${arn.split(':').at(-1)}`] as const),
    ...webhooks.map(
      ({ kind, address }) =>
        [targetId('webhook', address), `the webhook of ${POST_TARGETS[kind].name}`] as const,
    ),
  ]);
}

/** Says of each target what became of it, and returns what went wrong. */
async function reported(
  results: readonly DeliveryResult[],
  names: ReadonlyMap<string, string>,
  announcements: Announcements,
): Promise<OuCostError[]> {
  const failures: OuCostError[] = [];
  for (const { target, status, reason } of results) {
    const name = names.get(target) ?? target;
    if (status === 'delivered') await announcements.say(`delivered to ${name}`);
    else failures.push(new OuCostError('NotDelivered', failureText(name, status, reason)));
  }
  return failures;
}

function failureText(name: string, status: DeliveryResult['status'], reason: string | null): string {
  const why = reason === null ? '' : `: ${reason}`;
  return status === 'unknown'
    ? `the report is written, and it is not known whether ${name} got it${why}`
    : `the report is written, but was not delivered to ${name}${why}`;
}

/** How a report is written where no option says so. */
export function viewIn(writing: Pick<View, 'language' | 'locale'>): View {
  return { ...PLAIN_VIEW, ...writing };
}
