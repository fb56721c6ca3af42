import { CHARGE_TYPES, chargeTypeFacts } from '../../ledger/charge-type.ts';
import type { Metric } from '../../ledger/query.ts';
import { type Split, splitParts } from '../../ledger/split.ts';
import type { AmountText } from '../../money/amount.ts';
import { type MetricSpend, namedParts, type PartsBySplit, type Spend } from '../form/spend.ts';
import { addTo, firstDifference, zeroRow } from './amount-rows.ts';
import { fault } from './fault.ts';

/** What every spend of one report has: its metrics, its periods, and what it is split by. */
export interface SpendShape {
  readonly metrics: readonly Metric[];
  /** How many. */
  readonly periods: number;
  /** By the first of them the parts are exactly the amounts; each further one was read by itself. None: no parts. */
  readonly splits: readonly Split[];
}

/** The charge types that gross is without. */
const MONEY_BACK = CHARGE_TYPES.filter((type) => chargeTypeFacts(type).isMoneyBack);

/** Every part of a figure by every split, under a name of its own; a part that is absent is zero. */
export function allParts<Value>(
  figure: PartsBySplit<Value>,
  splits: readonly Split[],
): [name: string, value: Value][] {
  return splits.flatMap((split) =>
    Object.entries<Value>(namedParts(figure, split) ?? {}).map(([part, value]): [string, Value] => [
      `${split} ${part}`,
      value,
    ]),
  );
}

/** Fails where a figure lacks the parts of a split, or has those of another one. */
export function checkSplits(figure: PartsBySplit<unknown>, where: string, splits: readonly Split[]): void {
  for (const split of splits) {
    if (namedParts(figure, split) === undefined) throw fault(`${where} is not split by ${split}`);
  }
  const { byChargeType, byService, byRegion, byResource, byHour, byTag = {}, byCostCategory = {} } = figure;
  const all = [byChargeType, byService, byRegion, byResource, byHour];
  const plain = all.filter((parts) => parts !== undefined).length;
  const keyed = Object.keys(byTag).length + Object.keys(byCostCategory).length;
  const expected = splits.filter((split) => splitParts(split).key !== null).length;
  if (plain + keyed === splits.length && keyed === expected) return;
  throw fault(`${where} is split by more than ${splits.join(', ') || 'accounts'}`);
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
  const { splits } = shape;
  checkSplits(spend, where, splits);
  checkLength(spend.amounts, where, shape);
  for (const [part, amounts] of allParts(spend, splits)) checkLength(amounts, `${part} in ${where}`, shape);
  for (const amounts of Object.values(spend.commitmentFees ?? {})) checkLength(amounts, where, shape);
  const [drawn] = splits;
  if (drawn !== undefined) {
    const parts = Object.values(namedParts(spend, drawn) ?? {});
    checkSum(spend.amounts, parts, where, shape);
  }
  const isByChargeType = splits.includes('charge-type');
  if ((spend.gross !== undefined) !== isByChargeType) {
    throw fault(`${where} has ${isByChargeType ? 'no gross amounts' : 'gross amounts of no charge type'}`);
  }
  if (spend.gross !== undefined) checkGross(spend, spend.gross, where, shape);
}

/** Gross and what came back are the sum over the charge types, which is the amounts where those are drawn. */
function checkGross(
  spend: MetricSpend,
  gross: readonly AmountText[],
  where: string,
  shape: SpendShape,
): void {
  checkLength(gross, `gross ${where}`, shape);
  const { byChargeType = {} } = spend;
  const charged = CHARGE_TYPES.filter((type) => !MONEY_BACK.includes(type)).flatMap((type) => {
    const amounts = byChargeType[type];
    return amounts === undefined ? [] : [amounts];
  });
  checkSum(gross, charged, `gross ${where}`, shape);
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
