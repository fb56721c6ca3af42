import { CHARGE_TYPES, type ChargeType, chargeTypeFacts, type MetricSpend } from '@ou-cost/spend';

/** One line of the break-down of a sum. `sum` lines hold what the lines above them add up to. */
export interface ChargeLine {
  readonly label: string;
  readonly kind: 'part' | 'sum';
  readonly amounts: readonly string[];
}

function linesFor(spend: MetricSpend, isWanted: (type: ChargeType) => boolean): ChargeLine[] {
  return CHARGE_TYPES.filter(isWanted).flatMap((type) => {
    const amounts = spend.byChargeType?.[type];
    return amounts === undefined ? [] : [{ label: chargeTypeFacts(type).label, kind: 'part', amounts }];
  });
}

/** Charge types, gross, what came back, net; or services and their total. */
export function chargeLines(spend: MetricSpend): ChargeLine[] {
  if (spend.byService !== undefined) {
    const services = Object.entries(spend.byService).map(
      ([label, amounts]): ChargeLine => ({ label, kind: 'part', amounts }),
    );
    return [...services, { label: 'All services', kind: 'sum', amounts: spend.amounts }];
  }
  const isMoneyBack = (type: ChargeType) => chargeTypeFacts(type).isMoneyBack;
  const gross: ChargeLine[] =
    spend.gross === undefined
      ? []
      : [{ label: 'Gross (without credits and refunds)', kind: 'sum', amounts: spend.gross }];
  return [
    ...linesFor(spend, (type) => !isMoneyBack(type)),
    ...gross,
    ...linesFor(spend, isMoneyBack),
    { label: 'Net', kind: 'sum', amounts: spend.amounts },
  ];
}
