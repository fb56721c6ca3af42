import type { GetCostAndUsageCommandOutput, MetricValue, ResultByTime } from '@aws-sdk/client-cost-explorer';
import {
  type ChargeKind,
  type Decimal,
  isZero,
  type LedgerGroup,
  type LedgerPage,
  type LedgerPeriod,
  type LedgerTotal,
  type Metric,
  OuCostError,
  parseDecimal,
  type Split,
  splitParts,
} from '@ou-cost/spend';
import type { RecordTypes } from './record-types.ts';

type MetricValues = Readonly<Record<string, MetricValue>> | undefined;

function malformed(what: string): OuCostError {
  return new OuCostError('MalformedAnswer', `Cost Explorer answered ${what}; run again`);
}

/** The parts of the question that decide how an answer is read. */
export interface Asked {
  readonly metrics: readonly Metric[];
  /** Null: by account only. */
  readonly split: Split | null;
  readonly recordTypes: RecordTypes;
}

/** One page of groups in domain values. Fails with MalformedAnswer, naming the value. */
export function pageFrom(answer: GetCostAndUsageCommandOutput, asked: Asked): LedgerPage {
  if (answer.ResultsByTime === undefined) throw malformed('without results');
  const accountNames: [string, string][] = [];
  for (const { Value, Attributes } of answer.DimensionValueAttributes ?? []) {
    const name = Attributes?.['description'];
    if (typeof Value === 'string' && typeof name === 'string' && name !== '')
      accountNames.push([Value, name]);
  }
  const groups: LedgerGroup[] = [];
  const unknown = new Set<string>();
  for (const result of answer.ResultsByTime) addGroups(groups, unknown, result, asked);
  const periods = answer.ResultsByTime.map(periodFrom);
  return { accountNames, periods, groups, unknownRecordTypes: [...unknown] };
}

/** The ungrouped total of one period. Fails with MalformedAnswer. */
export function totalFrom(result: ResultByTime, metrics: readonly Metric[]): LedgerTotal {
  const { amounts, currency } = amountsFrom(result.Total, metrics);
  return { ...periodFrom(result), amounts, currency };
}

function periodFrom({ TimePeriod, Estimated }: ResultByTime): LedgerPeriod {
  const { Start, End } = TimePeriod ?? {};
  if (typeof Start !== 'string' || typeof End !== 'string') throw malformed('a period without start or end');
  return { start: Start, end: End, estimated: Estimated === true };
}

function addGroups(
  groups: LedgerGroup[],
  unknown: Set<string>,
  result: ResultByTime,
  { metrics, split, recordTypes }: Asked,
): void {
  const { start } = periodFrom(result);
  const prefix = prefixOf(split);
  const keyCount = split === null ? 1 : 2;
  const isByChargeType = split === 'charge-type';
  for (const { Keys = [], Metrics } of result.Groups ?? []) {
    const accountId = Keys[0];
    // Of an answer by account only, this is the account once more, and is not looked at.
    const key = Keys[keyCount - 1];
    if (typeof accountId !== 'string' || typeof key !== 'string' || Keys.length !== keyCount) {
      throw malformed(`a group with the keys ${JSON.stringify(Keys)}`);
    }
    const { amounts, currency } = amountsFrom(Metrics, metrics);
    let chargeKind: ChargeKind | null = null;
    let splitValue: string | null = null;
    if (isByChargeType) {
      chargeKind = recordTypes.of(key);
      if (chargeKind === null) {
        unknown.add(key);
        chargeKind = 'other';
      }
    } else if (split !== null) {
      splitValue = valueIn(key, prefix);
    }
    // Nothing was charged: a group of zeros need not have a currency.
    if (currency === null) continue;
    groups.push({ periodStart: start, accountId, chargeKind, splitValue, amounts, currency });
  }
}

/** Before every value of a tag or a cost category stands its own key, as in `Team$web`. */
function prefixOf(split: Split | null): string {
  const name = split === null ? null : splitParts(split).key;
  return name === null ? '' : `${name}$`;
}

function valueIn(key: string, prefix: string): string {
  if (key.startsWith(prefix)) return key.slice(prefix.length);
  throw malformed(`the group ${JSON.stringify(key)}, which does not begin with ${JSON.stringify(prefix)}`);
}

/** AWS documents a text; a number in JSON has been rounded by whoever wrote it. */
function amountFrom(text: unknown, metric: Metric): Decimal {
  const amount = typeof text === 'string' ? parseDecimal(text) : null;
  if (amount !== null) return amount;
  const found = typeof text === 'string' ? `'${text}'` : `${JSON.stringify(text)} instead of a text`;
  throw malformed(`${found} as an amount of ${metric}`);
}

interface Amounts {
  readonly amounts: Decimal[];
  /** Null where every amount is zero and has no unit. */
  readonly currency: string | null;
}

function amountsFrom(values: MetricValues, metrics: readonly Metric[]): Amounts {
  // Millions of these are made, and an array that grows from empty reserves room for seventeen items.
  const amounts = new Array<Decimal>(metrics.length);
  let currency: string | null = null;
  let at = 0;
  for (const metric of metrics) {
    const value = values?.[metric];
    if (value?.Amount === undefined) throw malformed(`without the metric ${metric}`);
    const amount = amountFrom(value.Amount, metric);
    amounts[at] = amount;
    at += 1;
    const unit = currencyOf(value.Unit, amount);
    if (unit === currency || unit === null) continue;
    if (currency !== null) {
      throw new OuCostError(
        'MixedCurrencies',
        `Cost Explorer answered in ${currency} and ${unit}; amounts in two currencies are not added`,
      );
    }
    currency = unit;
  }
  if (currency === null && !amounts.every(isZero)) throw malformed('an amount without a currency');
  return { amounts, currency };
}

const A = 65;
const Z = 90;

/** Whether it is three capital letters. This runs for every amount, and a regular expression takes longer than reading the amount. */
function isCurrency(unit: string): boolean {
  if (unit.length !== 3) return false;
  for (let at = 0; at < 3; at += 1) {
    const code = unit.charCodeAt(at);
    if (code < A || code > Z) return false;
  }
  return true;
}

/**
 * The currency of an amount. Zero has none: an empty total may have no unit, or 'N/A'. Any other amount whose unit is not
 * a currency is a sum over several currencies, which Cost Explorer marks so.
 */
function currencyOf(unit: string | undefined, amount: Decimal): string | null {
  if (unit === undefined || unit === '') return null;
  if (typeof unit !== 'string') throw malformed(`${JSON.stringify(unit)} as the unit of an amount`);
  if (isCurrency(unit)) return unit;
  if (isZero(amount)) return null;
  throw new OuCostError(
    'MixedCurrencies',
    `Cost Explorer gave an amount in '${unit}', as it does for several currencies at once; amounts in two currencies are not added`,
  );
}
