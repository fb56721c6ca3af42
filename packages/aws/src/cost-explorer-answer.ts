import type { GetCostAndUsageCommandOutput, MetricValue, ResultByTime } from '@aws-sdk/client-cost-explorer';
import {
  type Decimal,
  isZero,
  type LedgerGroup,
  type LedgerPage,
  type LedgerPeriod,
  type LedgerTotal,
  type Metric,
  OuCostError,
  parseDecimal,
} from '@ou-cost/spend';

type MetricValues = Readonly<Record<string, MetricValue>> | undefined;

function malformed(what: string): OuCostError {
  return new OuCostError('MalformedAnswer', `Cost Explorer answered ${what}; run again`);
}

/** One page of groups in domain values. Fails with MalformedAnswer, naming the value. */
export function pageFrom(answer: GetCostAndUsageCommandOutput, metrics: readonly Metric[]): LedgerPage {
  if (answer.ResultsByTime === undefined) throw malformed('without results');
  const accountNames = new Map<string, string>();
  for (const { Value, Attributes } of answer.DimensionValueAttributes ?? []) {
    const name = Attributes?.['description'];
    if (Value !== undefined && name) accountNames.set(Value, name);
  }
  return {
    accountNames,
    periods: answer.ResultsByTime.map(periodFrom),
    groups: answer.ResultsByTime.flatMap((result) => groupsFrom(result, metrics)),
  };
}

/** The ungrouped total of one period. Fails with MalformedAnswer. */
export function totalFrom(result: ResultByTime, metrics: readonly Metric[]): LedgerTotal {
  const { amounts, currency } = amountsFrom(result.Total, metrics);
  return { ...periodFrom(result), amounts, currency };
}

function periodFrom({ TimePeriod, Estimated }: ResultByTime): LedgerPeriod {
  const { Start, End } = TimePeriod ?? {};
  if (Start === undefined || End === undefined) throw malformed('a period without start or end');
  return { start: Start, end: End, estimated: Estimated === true };
}

function groupsFrom(result: ResultByTime, metrics: readonly Metric[]): LedgerGroup[] {
  const { start } = periodFrom(result);
  return (result.Groups ?? []).map(({ Keys, Metrics }) => {
    const [accountId, key, ...more] = Keys ?? [];
    if (accountId === undefined || key === undefined || more.length > 0) {
      throw malformed(`a group with the keys '${(Keys ?? []).join("', '")}'`);
    }
    const { amounts, currency } = amountsFrom(Metrics, metrics);
    if (currency === null) throw malformed(`an amount without a currency for account ${accountId}`);
    return { periodStart: start, accountId, key, amounts, currency };
  });
}

function amountsFrom(
  values: MetricValues,
  metrics: readonly Metric[],
): { readonly amounts: Decimal[]; readonly currency: string | null } {
  const units = new Set<string>();
  const amounts = metrics.map((metric) => {
    const { Amount, Unit } = values?.[metric] ?? {};
    if (Amount === undefined) throw malformed(`without the metric ${metric}`);
    const amount = parseDecimal(Amount);
    if (amount === null) throw malformed(`'${Amount}' as an amount of ${metric}`);
    // Nothing has no currency: an empty total may carry none, or 'N/A'.
    if (Unit !== undefined && Unit !== '' && !(isZero(amount) && !/^[A-Z]{3}$/.test(Unit))) units.add(Unit);
    return amount;
  });
  if (units.size > 1) {
    throw new OuCostError(
      'MixedCurrencies',
      `Cost Explorer answered in ${[...units].join(' and ')}; amounts in two currencies are not added`,
    );
  }
  const [currency = null] = units;
  if (currency === null && !amounts.every(isZero)) throw malformed('an amount without a currency');
  return { amounts, currency };
}
