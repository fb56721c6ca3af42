import { applyAdvice, type DeployedThrough } from '../deployment/way.ts';
import { shellQuoted } from '../remedies/commands.ts';
import { nameOrCreate, settingsText } from './advice.ts';
import type { ExportNames } from './names.ts';
import type { ExportSettings, WorkGroupState } from './probes.ts';
import { failed, passed, type Verdict, warned } from './verdict.ts';

const GIGABYTE = 2 ** 30;

function gigabytes(bytes: number): string {
  return `${Math.round((bytes / GIGABYTE) * 100) / 100} GB`;
}

/** Whether the work group takes queries, keeps their results, and limits what they scan. */
export function judgeWorkGroup(
  state: WorkGroupState | null,
  settings: ExportSettings,
  names: ExportNames,
): Verdict {
  const { workGroup, region, scanLimit } = settings;
  const { accountId, deployedThrough: way } = names;
  const command = `aws athena get-work-group --work-group ${shellQuoted(workGroup)} --region ${region} # in account ${accountId}`;
  const update = (changes: string) =>
    `aws athena update-work-group --work-group ${shellQuoted(workGroup)} --region ${region} ${changes} # in account ${accountId}`;
  if (state === null) {
    return failed(
      'InvalidConfiguration',
      `there is no work group '${workGroup}' in region ${region}`,
      [nameOrCreate(way, 'exports.workGroup')],
      [`aws athena list-work-groups --region ${region} # in account ${accountId}`],
    );
  }
  if (!state.isEnabled) {
    return failed(
      'InvalidConfiguration',
      `the work group '${workGroup}' is disabled`,
      [
        `enable it, or name another one by ${settingsText(way, 'exports.workGroup')}, and ${applyAdvice(way)}`,
      ],
      [update('--state ENABLED')],
    );
  }
  if (!state.keepsResults && state.resultsLocation === null) {
    return failed(
      'InvalidConfiguration',
      `the work group '${workGroup}' has no place for the results of queries`,
      ['let Athena manage the results of its queries: the reader role needs no right to write then'],
      [
        update(
          `--configuration-updates 'ManagedQueryResultsConfigurationUpdates={Enabled=true},EnforceWorkGroupConfiguration=true'`,
        ),
      ],
    );
  }
  const doubts = doubtsAbout(state, scanLimit, way);
  if (doubts.length > 0) {
    return warned(
      `enabled; but ${doubts.map(({ what }) => what).join('; ')}`,
      doubts.map(({ advice }) => advice),
      [command],
    );
  }
  return passed(
    `enabled, managed results, at most ${gigabytes(state.scanLimit ?? 0)} scanned for one query, enforced`,
  );
}

function doubtsAbout(
  { isEnforced, scanLimit, keepsResults, resultsLocation }: WorkGroupState,
  expected: number | null,
  way: DeployedThrough | null,
): { readonly what: string; readonly advice: string }[] {
  const isAbove = scanLimit !== null && expected !== null && scanLimit > expected;
  const limit = expected === null ? '' : ` (BytesScannedCutoffPerQuery=${expected})`;
  return [
    ...(scanLimit === null
      ? [
          {
            what: 'no limit of what one query scans',
            advice: `set a limit for the work group${limit}: a mistaken query then stops there`,
          },
        ]
      : []),
    ...(isAbove
      ? [
          {
            what: `a query may scan ${gigabytes(scanLimit)}, and the configuration says ${gigabytes(expected)}`,
            advice: `set this limit for the work group${limit}, or change ${settingsText(way, 'exports.scanLimitGigabytes')} and ${applyAdvice(way)}`,
          },
        ]
      : []),
    ...(isEnforced
      ? []
      : [
          {
            what: "its settings are not enforced, so that a query's own come before them",
            advice: 'set EnforceWorkGroupConfiguration=true',
          },
        ]),
    ...(keepsResults
      ? []
      : [
          {
            what: `results go to ${resultsLocation}, where the reader role would have to write`,
            advice:
              'let Athena manage the results of its queries (ManagedQueryResultsConfiguration): the reader role needs no right to write then',
          },
        ]),
  ];
}
