import {
  CHARGE_TYPES,
  type ChargeType,
  COMMITMENT_TYPES,
  type CommitmentType,
  chargeTypeFacts,
  exactDecimal,
  formatDecimal,
  type Metric,
  type MetricSpend,
  partsBySplit,
  type Report,
  type Spend,
  subtract,
} from '@ou-cost/spend';
import { metricSpend } from '../shared/spend-lookup.ts';
import { csvText } from './text.ts';

/** What one row per period of an account is for: the cells that say so, and the amounts by metric and period. */
export interface ChargeRow {
  readonly kind: readonly string[];
  /** In the order of the report's metrics. */
  readonly amounts: readonly (readonly string[])[];
}

/** These metrics spread the fee for a commitment over the usage that it covers: FOCUS's EffectiveCost is one of them. */
const SPREADS_FEES: Readonly<Record<Metric, boolean>> = {
  UnblendedCost: false,
  AmortizedCost: true,
  NetUnblendedCost: false,
  NetAmortizedCost: true,
  BlendedCost: false,
  ListCost: false,
  ContractedCost: false,
};

/** The rows of an account: one for each service, or for each charge type and charge category. */
export function chargeRows(report: Report, spend: Spend): ChargeRow[] {
  const { metrics, by } = report.query;
  const zeros = report.periods.map(() => '0');
  const spends = metrics.map((metric) => metricSpend(spend, metric));
  if (by !== 'charge-type') {
    const names = new Set(spends.flatMap((one) => [...partsBySplit(one, by).keys()]));
    return [...names].map((name) => ({
      kind: [csvText(name)],
      amounts: spends.map((one) => partsBySplit(one, by).get(name) ?? zeros),
    }));
  }
  return CHARGE_TYPES.filter((type) => spends.some((one) => occursIn(one, type))).flatMap((type) => {
    const whole = spends.map(({ byChargeType }) => byChargeType?.[type] ?? zeros);
    const row = { kind: [chargeTypeFacts(type).focusCategory, type], amounts: whole };
    if (!isCommitment(type) || spends.every(({ commitmentFees }) => commitmentFees?.[type] === undefined)) {
      return [row];
    }
    const fees = spends.map(({ commitmentFees }) => commitmentFees?.[type] ?? zeros);
    return splitByCategory(row, fees, metrics, zeros);
  });
}

function isCommitment(type: ChargeType): type is CommitmentType {
  return COMMITMENT_TYPES.some((one) => one === type);
}

/** Usage and fees may cancel each other out, and then only the fees are in the report. */
function occursIn({ byChargeType, commitmentFees }: MetricSpend, type: ChargeType): boolean {
  return byChargeType?.[type] !== undefined || (isCommitment(type) && commitmentFees?.[type] !== undefined);
}

/**
 * A commitment's usage and its purchase. FOCUS has a purchase that covers later charges cost 0 in effect; what a metric
 * that spreads fees leaves at the fee is the part of the commitment that nobody used, and FOCUS calls that usage.
 */
function splitByCategory(
  { kind: [category = '', type = ''], amounts: whole }: ChargeRow,
  fees: readonly (readonly string[])[],
  metrics: readonly Metric[],
  zeros: readonly string[],
): ChargeRow[] {
  const purchases = fees.map((own, at) => (spreadsFees(metrics[at]) ? zeros : own));
  const usage = whole.map((own, at) => lessOf(own, purchases[at] ?? zeros));
  return [
    { kind: [category, type], amounts: usage },
    { kind: ['Purchase', type], amounts: purchases },
  ].filter(({ amounts }) => amounts.some((own) => own.some((amount) => amount !== '0')));
}

function spreadsFees(metric: Metric | undefined): boolean {
  return metric !== undefined && SPREADS_FEES[metric];
}

function lessOf(amounts: readonly string[], others: readonly string[]): string[] {
  return amounts.map((amount, at) =>
    formatDecimal(subtract(exactDecimal(amount), exactDecimal(others[at] ?? '0'))),
  );
}
