import type { Language } from '@ou-cost/contract/options';
import {
  CHARGE_TYPES,
  type ChargeType,
  chargeTypeFacts,
  type Metric,
  type MetricSpend,
  type Report,
} from '@ou-cost/spend';
import { wordsIn } from '../words/index.ts';
import { partKeys } from './part-keys.ts';
import { metricSpend, partsOf } from './spend-lookup.ts';

/** One line of the break-down of a sum. `sum` lines hold what the lines above them add up to. */
export interface ChargeLine {
  readonly label: string;
  readonly kind: 'part' | 'sum';
  readonly amounts: readonly string[];
}

/**
 * The total under a metric: charge types, gross, what came back, net; or services and their total. A part that cancels
 * out in the total has a line as well, because units and accounts show it.
 */
export function chargeLines(report: Report, metric: Metric, language: Language): ChargeLine[] {
  const { chargeTypes, charges, splits } = wordsIn(language).shared;
  const spend = metricSpend(report.total, metric);
  const keys = partKeys(report, [metric]);
  const amountsOf = amountsIn(spend, report);
  if (report.query.by === 'service') {
    return [
      ...keys.map((label): ChargeLine => ({ label, kind: 'part', amounts: amountsOf(label) })),
      { label: splits.service.all, kind: 'sum', amounts: spend.amounts },
    ];
  }
  const linesFor = (isWanted: (type: ChargeType) => boolean) =>
    CHARGE_TYPES.filter((type) => keys.includes(type) && isWanted(type)).map(
      (type): ChargeLine => ({ label: chargeTypes[type], kind: 'part', amounts: amountsOf(type) }),
    );
  const isMoneyBack = (type: ChargeType) => chargeTypeFacts(type).isMoneyBack;
  const gross: ChargeLine[] =
    spend.gross === undefined ? [] : [{ label: charges.gross, kind: 'sum', amounts: spend.gross }];
  return [
    ...linesFor((type) => !isMoneyBack(type)),
    ...gross,
    ...linesFor(isMoneyBack),
    { label: charges.net, kind: 'sum', amounts: spend.amounts },
  ];
}

function amountsIn(spend: MetricSpend, { periods }: Report): (key: string) => readonly string[] {
  const parts = partsOf(spend);
  return (key) => parts.get(key) ?? periods.map(() => '0');
}
