import { CHARGE_TYPES, chargeTypeFacts } from '../../ledger/charge-type.ts';
import type { Metric, Split } from '../../ledger/query.ts';
import type { AmountText } from '../../money/amount.ts';
import type { MetricSpend, Spend } from '../form/spend.ts';
import { addTo, firstDifference, zeroRow } from './amount-rows.ts';
import { fault } from './fault.ts';

/** What every spend of one report has: its metrics, its periods, and what it is split by. */
export interface SpendShape {
  readonly metrics: readonly Metric[];
  /** How many. */
  readonly periods: number;
  readonly split: Split;
}

/** The charge types that gross is without. */
const MONEY_BACK = CHARGE_TYPES.filter((type) => chargeTypeFacts(type).isMoneyBack);

/** The parts of a spend by what the report is split by; a part that is absent is zero. */
export function partsOf(spend: MetricSpend): ReadonlyMap<string, readonly AmountText[]> {
  return new Map(Object.entries<readonly AmountText[]>(spend.byService ?? spend.byChargeType ?? {}));
}

/** Fails where a spend lacks a metric, a period or its parts, or where its parts are not its amounts. */
export function checkSpend(spend: Spend, where: string, shape: SpendShape): void {
  const surplus = Object.keys(spend).find((metric) => !shape.metrics.some((asked) => asked === metric));
  if (surplus !== undefined) throw fault(`${where} has ${surplus}, which was not asked for`);
  for (const metric of shape.metrics) {
    const found = spend[metric];
    if (found === undefined) throw fault(`${where} has no ${metric}`);
    checkMetric(found, `${metric} of ${where}`, shape);
  }
}

function checkMetric(spend: MetricSpend, where: string, shape: SpendShape): void {
  const isByService = shape.split === 'service';
  if ((spend.byService !== undefined) !== isByService || (spend.byChargeType === undefined) !== isByService) {
    throw fault(`${where} is not split by ${shape.split}`);
  }
  checkLength(spend.amounts, where, shape);
  const parts = partsOf(spend);
  for (const [part, amounts] of parts) checkLength(amounts, `${part} in ${where}`, shape);
  for (const amounts of Object.values(spend.commitmentFees ?? {})) checkLength(amounts, where, shape);
  checkSum(spend.amounts, [...parts.values()], where, shape);
  if (isByService) return;
  if (spend.gross === undefined) throw fault(`${where} has no gross amounts`);
  checkLength(spend.gross, `gross ${where}`, shape);
  const { byChargeType = {} } = spend;
  const back = MONEY_BACK.flatMap((type) => byChargeType[type] ?? []);
  if (back.length === 0 && spend.gross.every((amount, at) => amount === spend.amounts[at])) return;
  const moneyBack = MONEY_BACK.flatMap((type) => {
    const amounts = byChargeType[type];
    return amounts === undefined ? [] : [amounts];
  });
  checkSum(spend.amounts, [spend.gross, ...moneyBack], `${where}, from gross,`, shape);
}

function checkLength(amounts: readonly AmountText[], where: string, { periods }: SpendShape): void {
  if (amounts.length === periods) return;
  throw fault(`${where} has ${amounts.length} amounts for ${periods} period${periods === 1 ? '' : 's'}`);
}

function checkSum(
  amounts: readonly AmountText[],
  parts: readonly (readonly AmountText[])[],
  where: string,
  { periods }: SpendShape,
): void {
  const [only, ...others] = parts;
  if (only !== undefined && others.length === 0 && only.every((amount, at) => amount === amounts[at])) return;
  const row = zeroRow(periods);
  for (const part of parts) addTo(row, part);
  const difference = firstDifference(row, amounts);
  if (difference === null) return;
  const { period, found, expected } = difference;
  throw fault(`${where} is ${found} in period ${period + 1}, and its parts add up to ${expected}`);
}
