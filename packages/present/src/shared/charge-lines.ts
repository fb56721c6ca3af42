import { CHARGE_TYPES, type ChargeType, type MetricSpend } from '@ou-cost/spend';

/** Charge types as people call them. */
export const CHARGE_TYPE_LABELS: Readonly<Record<ChargeType, string>> = {
  usage: 'Usage',
  'savings-plan': 'Savings Plans',
  reservation: 'Reservations',
  discount: 'Discounts',
  credit: 'Credits',
  refund: 'Refunds',
  tax: 'Tax',
  support: 'Support',
  fee: 'Fees',
  other: 'Other',
};

/** One line of the break-down of a sum. `sum` lines hold what the lines above them add up to. */
export interface ChargeLine {
  readonly label: string;
  readonly kind: 'part' | 'sum';
  readonly amounts: readonly string[];
}

function linesFor(spend: MetricSpend, isWanted: (type: ChargeType) => boolean): ChargeLine[] {
  return CHARGE_TYPES.filter(isWanted).flatMap((type) => {
    const amounts = spend.byChargeType?.[type];
    return amounts === undefined ? [] : [{ label: CHARGE_TYPE_LABELS[type], kind: 'part', amounts }];
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
  const cameBack = (type: ChargeType) => type === 'credit' || type === 'refund';
  const gross: ChargeLine[] =
    spend.gross === undefined
      ? []
      : [{ label: 'Gross (without credits and refunds)', kind: 'sum', amounts: spend.gross }];
  return [
    ...linesFor(spend, (type) => !cameBack(type)),
    ...gross,
    ...linesFor(spend, cameBack),
    { label: 'Net', kind: 'sum', amounts: spend.amounts },
  ];
}
