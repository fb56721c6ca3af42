import path from 'node:path';
import type { OptionsOf } from '@ou-cost/contract/options';
import { bytesText } from '@ou-cost/present';
import { type DateRange, OuCostError, type ReportPorts } from '@ou-cost/spend';
import type { SpendSource } from '../arguments/spend-source.ts';
import type { CliContext } from '../cli-context.ts';
import { watchedPorts } from '../progress/reading-progress.ts';
import { exportFolder } from './export-folder.ts';
import type { ReportSide } from './report-side.ts';
import { type AwsReading, reachOfAws } from './side-on-aws.ts';

/** What a report from an export is made with, where AWS is asked for the files, the tree or the total. */
export interface ExportReading extends AwsReading {
  readonly spend: Exclude<SpendSource, { readonly kind: 'cost-explorer' }>;
  /** The day of the following month until which a month is not settled. */
  readonly settlingDay: number;
  /** The days that are asked for. */
  readonly days: DateRange;
}

/** Reads an export with the credentials at hand. Fails with an OuCostError. */
export async function sideOnExports(
  reading: ExportReading,
  options: OptionsOf<'report'>,
  context: CliContext & { readonly signal: AbortSignal },
): Promise<ReportSide> {
  const opened = new AsyncDisposableStack();
  try {
    const { run, agentsForPosts } = await reachOfAws(reading, options, context);
    const { directory, settlingDay, days } = reading;
    const asked = { ...run, settlingDay, days, ...(directory === null ? {} : { directory }) };
    const { ports, detail } = await portsOn(reading, asked, opened, context);
    const watched = watchedPorts(ports);
    return {
      ports: watched.ports,
      progress: () => [watched.progress(), detail()].filter((part) => part !== null).join(' · '),
      agentsForPosts,
      [Symbol.asyncDispose]: () => opened.disposeAsync(),
    };
  } catch (failure) {
    await opened.disposeAsync();
    throw reading.spend.kind === 'folder' ? withoutAws(failure) : failure;
  }
}

type Asked = Omit<Parameters<typeof import('@ou-cost/exports/composition').composeExportPorts>[0], 'exports'>;

/** The ports on the files, wherever they are, and what a line of progress says of them. */
async function portsOn(
  { spend, source: { maxGigabytesScanned } }: ExportReading,
  asked: Asked,
  opened: AsyncDisposableStack,
  { workingFolder, signal }: CliContext & { readonly signal: AbortSignal },
): Promise<{ readonly ports: ReportPorts; readonly detail: () => string | null }> {
  switch (spend.kind) {
    case 'folder': {
      const { composeExportPorts } = await import('@ou-cost/exports/composition');
      const folder = opened.use(await exportFolder(path.resolve(workingFolder, spend.path), signal));
      return { ports: await composeExportPorts(asked, () => folder), detail: folder.progress };
    }
    case 'bucket': {
      const { composeFetchedExport } = await import('@ou-cost/exports/bucket');
      let fetched: string | null = null;
      const { location, region } = spend;
      const one = opened.use(
        await composeFetchedExport({
          ...asked,
          exports: { location, region },
          maxGigabytesScanned,
          signal,
          progress: ({ bytes, totalBytes, files }) => {
            fetched = `${files} file${files === 1 ? '' : 's'}, ${bytesText(bytes)} of ${bytesText(totalBytes)} fetched`;
          },
        }),
      );
      return { ports: one.ports, detail: () => fetched };
    }
    case 'athena': {
      const { composeAthenaPorts } = await import('@ou-cost/exports/athena');
      const { location, region, database, glueTable: table, workGroup } = spend.addresses;
      const exports = { location, region, database, table, workGroup };
      return {
        ports: await composeAthenaPorts({ ...asked, exports, maxGigabytesScanned }),
        detail: () => null,
      };
    }
  }
}

const MAY_DO_WITHOUT: ReadonlySet<string> = new Set([
  'CredentialsMissing',
  'CredentialsExpired',
  'AccessRefused',
]);

/** A failure to reach AWS for the tree of an export in a folder: there is another way to it. */
export function withoutAws(failure: unknown): unknown {
  if (!(failure instanceof OuCostError)) return failure;
  const isAboutRegion =
    failure.code === 'InvalidUsage' && failure.message.startsWith('the region is not named');
  if (!isAboutRegion && !MAY_DO_WITHOUT.has(failure.code)) return failure;
  const advice = 'or give the tree of units with --organization FILE: then nothing is asked of AWS';
  return new OuCostError(failure.code, `${failure.message}; ${advice}`, { cause: failure });
}
