import { exactDecimal, formatDecimal, subtract } from '@ou-cost/spend/money';
import type { PayloadAmounts, PayloadSpend, PayloadSpends } from './payload.ts';

/** What is left of a sum without some of what it is made of, exactly: of many siblings it adds only the few shown. */
export function restOf(whole: PayloadSpends, shown: readonly PayloadSpends[]): PayloadSpends {
  return shown.reduce(less, whole);
}

function less(whole: PayloadSpends, part: PayloadSpends): PayloadSpends {
  if (part === 0) return whole;
  return part.map((spend, metric) => lessSpend(whole === 0 ? NOTHING : (whole[metric] ?? NOTHING), spend));
}

const NOTHING: PayloadSpend = ['', 0, []];

function lessSpend(whole: PayloadSpend, part: PayloadSpend): PayloadSpend {
  const [net, gross, parts] = whole;
  const [lessNet, lessGross, lessParts] = part;
  const own = new Map(parts);
  const other = new Map(lessParts);
  const positions = new Set([...own.keys(), ...other.keys()]);
  const amountsOf = (of: ReadonlyMap<number, PayloadAmounts | 0>, position: number, same: PayloadAmounts) => {
    const amounts = of.get(position);
    return amounts === undefined ? '' : amounts === 0 ? same : amounts;
  };
  return [
    lessAmounts(net, lessNet),
    gross === 0 && lessGross === 0
      ? 0
      : lessAmounts(gross === 0 ? net : gross, lessGross === 0 ? lessNet : lessGross),
    [...positions].map((position) => [
      position,
      lessAmounts(amountsOf(own, position, net), amountsOf(other, position, lessNet)),
    ]),
  ];
}

/** Amounts end after the last column that has any. */
function lessAmounts(whole: PayloadAmounts, part: PayloadAmounts): PayloadAmounts {
  const amounts = whole === '' ? [] : whole.split(' ');
  const others = part === '' ? [] : part.split(' ');
  const longer = amounts.length >= others.length ? amounts : others;
  return longer
    .map((_, at) =>
      formatDecimal(subtract(exactDecimal(amounts[at] ?? '0'), exactDecimal(others[at] ?? '0'))),
    )
    .join(' ');
}
