import type { ReportRequestJson } from '@ou-cost/contract';
import { CHARGE_TYPES, type ChargeType } from '@ou-cost/spend';
import { type Command, Option } from 'commander';
import { wholeNumberOption } from './option-values.ts';
import { OutputPairs } from './outputs.ts';
import { FORMAT_NAMES } from './render/formats.ts';

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
  readonly timeout?: number;
  readonly config?: string;
  readonly profile?: string;
  readonly externalId?: string;
  readonly region?: string;
  readonly quiet?: true;
  /** False under `--no-color`. */
  readonly color: boolean;
}

const DAY_SECONDS = 86_400;

function repeated(value: string, before: string[] = []): string[] {
  return [...before, value];
}

function addRequestOptions(command: Command): void {
  command
    .optionsGroup('What to ask for:')
    .option('--period <period>', 'the days meant, in UTC (see below; default: last-month)')
    .addOption(new Option('--granularity <step>', 'one figure per month or per day (default: monthly)').choices(['monthly', 'daily']))
    .option('--metric <name>', 'one of Cost Explorer\'s cost metrics; repeatable (default: UnblendedCost)', repeated)
    .addOption(new Option('--by <split>', 'what each sum is split by (default: charge-type)').choices(['charge-type', 'service']))
    .addOption(new Option('--detail <level>', 'list accounts, or units only (default: account)').choices(['account', 'ou']))
    .option('--ou <id or path>', 'only this unit and what is below it; repeatable', repeated)
    .option('--exclude-ou <id or path>', 'without this unit and what is below it; repeatable', repeated)
    .addOption(
      new Option('--exclude-charge-type <type>', `without ${CHARGE_TYPES.join(', ')}; repeatable`).argParser(
        chargeTypes,
      ),
    )
    .option('--compare <with>', 'none, previous, or a month YYYY-MM (default: none)')
    .option('--billing-view-arn <arn>', 'read this billing view instead of the whole bill')
    .option('--multi-year', 'reach back 38 months, where the organization has opted in')
    .option('--max-cost-explorer-requests <n>', 'fail rather than send more paid requests', wholeNumberOption('--max-cost-explorer-requests', 1, 1_000_000))
    .option('--allow-unattributed-difference', 'report what AWS puts in no account instead of failing');
}
