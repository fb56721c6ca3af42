import type { ReportRequestJson } from '@ou-cost/contract';
import { REPORT_OUTPUT_NAMES } from '@ou-cost/contract/options';
import { POST_TARGETS } from '@ou-cost/present/message';
import { CHARGE_TYPES, type ChargeType } from '@ou-cost/spend';
import { type Command, Option } from 'commander';
import { localeOption, wholeNumberOption } from './option-values.ts';
import type { OutputPairs } from './outputs.ts';
import type { PostPairs } from './posts.ts';
import { addReachOptions } from './reach-options.ts';

/** What is asked of AWS, as commander hands it over. */
export interface RequestOptions {
  readonly period?: string;
  readonly granularity?: 'monthly' | 'daily';
  readonly metric?: string[];
  readonly by?: 'charge-type' | 'service';
  readonly detail?: 'account' | 'ou';
  readonly ou?: string[];
  readonly excludeOu?: string[];
  readonly excludeChargeType?: ChargeType[];
  readonly compare?: string;
  readonly billingViewArn?: string;
  readonly multiYear?: true;
  readonly maxCostExplorerRequests?: number;
  readonly allowUnattributedDifference?: true;
}

/** What `run` and `report` share besides. */
export interface CommonOptions extends RequestOptions {
  readonly depth?: number;
  readonly failIf?: string[];
  readonly postLink?: string;
  readonly locale?: string;
  readonly timeout?: number;
  readonly config?: string;
  readonly profile?: string;
  readonly externalId?: string;
  readonly region?: string;
  readonly quiet?: true;
  /** False under `--no-color`. */
  readonly color: boolean;
}

function repeated(value: string, before: string[] = []): string[] {
  return [...before, value];
}

/** An option that takes one of a few words; `--help` lists them. */
function choice(flags: string, description: string, choices: readonly string[]): Option {
  return new Option(flags, description).choices(choices);
}

function repeatedChoice(flags: string, description: string, choices: readonly string[]): Option {
  const option = choice(flags, description, choices);
  const one = option.parseArg;
  return option.argParser((value: string, before: string[] | undefined) => {
    one?.(value, undefined);
    return repeated(value, before);
  });
}

function addRequestOptions(command: Command): Command {
  return command
    .optionsGroup('What to ask for:')
    .option('--period <period>', 'the days meant, in UTC; forms below (default: last-month)')
    .addOption(
      choice('--granularity <step>', 'a figure per month or per day (default: monthly)', [
        'monthly',
        'daily',
      ]),
    )
    .option(
      '--metric <name>',
      'a cost metric of Cost Explorer, see below; repeatable (default: UnblendedCost)',
      repeated,
    )
    .addOption(
      choice('--by <split>', 'what sums are split by (default: charge-type)', ['charge-type', 'service']),
    )
    .addOption(
      choice('--detail <level>', 'list every account, or units only (default: account)', ['account', 'ou']),
    )
    .option(
      '--ou <unit>',
      'only this unit and what is below it, by id, path or unique name; repeatable',
      repeated,
    )
    .option('--exclude-ou <unit>', 'without this unit and what is below it; repeatable', repeated)
    .addOption(
      repeatedChoice('--exclude-charge-type <type>', 'without these charges; repeatable', CHARGE_TYPES),
    )
    .option(
      '--compare <with>',
      "none, previous (the period of equal kind before), or a month 'YYYY-MM' (default: none)",
    )
    .option('--billing-view-arn <arn>', 'read this billing view instead of the whole bill')
    .option('--multi-year', 'reach back up to 38 months, where the organization has opted in')
    .option(
      '--max-cost-explorer-requests <n>',
      'fail rather than send more requests than this; each costs 0.01 USD',
      wholeNumberOption('--max-cost-explorer-requests', 1, 1_000_000),
    )
    .option(
      '--allow-unattributed-difference',
      'report what AWS puts in no account as a line of its own, instead of failing',
    );
}

function addPostOptions(command: Command, posts: PostPairs): Command {
  return command
    .optionsGroup('What to check, and whom to tell:')
    .option(
      '--fail-if <rule>',
      'exit code 3 when this holds; the report is written all the same; language below; repeatable',
      repeated,
    )
    .option(
      '--post <target>',
      `send a summary to a webhook: ${POST_TARGETS.join(', ')}; repeatable; see below`,
    )
    .option('--post-url-file <file>', "the file with that webhook's address (default: the environment)")
    .option(
      '--post-link <url>',
      'where the page can be seen, for the summary (default: the name of its file)',
    )
    .on('option:post', (name: string) => posts.addTarget(name))
    .on('option:post-url-file', (file: string) => posts.addFile(file));
}

function addOutputOptions(command: Command, outputs: OutputPairs): Command {
  return command
    .optionsGroup('What to write:')
    .option('--output <format>', `${REPORT_OUTPUT_NAMES.join(', ')}; repeatable (default: table)`)
    .option('--out <file>', 'where the --output before it goes (default: standard output)')
    .option(
      '--depth <n>',
      'draw units down to this level in table, markdown and html; 0 is the root; sums stay whole',
      wholeNumberOption('--depth', 0, 99),
    )
    .option(
      '--locale <tag>',
      'how figures are written for people, as in de-DE or ja-JP (default: en-US)',
      localeOption,
    )
    .option('--quiet', 'say nothing on standard error but failures')
    .option('--no-color', 'no colours, as with NO_COLOR set')
    .on('option:output', (name: string) => outputs.addFormat(name))
    .on('option:out', (file: string) => outputs.addFile(file));
}

/** Collects what goes where, in the order of the command line. */
export interface DestinationPairs {
  readonly outputs: OutputPairs;
  readonly posts: PostPairs;
}

/** The options that `run` and `report` share. */
export function addCommonOptions(command: Command, { outputs, posts }: DestinationPairs): Command {
  return addReachOptions(addPostOptions(addOutputOptions(addRequestOptions(command), outputs), posts));
}

/** The request in the options: what was not said is left to the function's defaults. */
export function requestOf(options: RequestOptions, runId: string): ReportRequestJson {
  return {
    kind: 'report',
    runId,
    ...(options.period === undefined ? {} : { period: options.period }),
    ...(options.granularity === undefined ? {} : { granularity: options.granularity }),
    ...(options.metric === undefined ? {} : { metric: options.metric }),
    ...(options.by === undefined ? {} : { by: options.by }),
    ...(options.detail === undefined ? {} : { detail: options.detail }),
    ...(options.ou === undefined ? {} : { ou: options.ou }),
    ...(options.excludeOu === undefined ? {} : { excludeOu: options.excludeOu }),
    ...(options.excludeChargeType === undefined ? {} : { excludeChargeType: options.excludeChargeType }),
    ...(options.compare === undefined ? {} : { compare: options.compare }),
    ...(options.billingViewArn === undefined ? {} : { billingViewArn: options.billingViewArn }),
    ...(options.multiYear === undefined ? {} : { multiYear: true }),
    ...(options.maxCostExplorerRequests === undefined
      ? {}
      : { maxCostExplorerRequests: options.maxCostExplorerRequests }),
    ...(options.allowUnattributedDifference === undefined ? {} : { allowUnattributedDifference: true }),
  };
}
