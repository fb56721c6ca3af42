import { exactDecimal, formatDecimal, subtract, sumOfAmounts } from '@ou-cost/spend/money';
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

/** The exact sum of many, added column by column: taking each from the last sum would write 50,000 sums as text. */
export function sumOf(all: readonly PayloadSpends[]): PayloadSpends {
  const spends = all.filter((one) => one !== 0);
  const [first] = spends;
  if (first === undefined) return 0;
  return first.map((_, metric) => sumOfSpends(spends.map((one) => one[metric] ?? NOTHING)));
}

function sumOfSpends(spends: readonly PayloadSpend[]): PayloadSpend {
  const parts = new Map<number, PayloadAmounts[]>();
  for (const [net, , own] of spends) {
    for (const [position, amounts] of own) {
      const found = parts.get(position) ?? [];
      parts.set(position, found);
      found.push(amounts === 0 ? net : amounts);
    }
  }
  const isNet = spends.every(([, gross]) => gross === 0);
  return [
    sumOfColumns(spends.map(([net]) => net)),
    isNet ? 0 : sumOfColumns(spends.map(([net, gross]) => (gross === 0 ? net : gross))),
    [...parts].map(([position, amounts]) => [position, sumOfColumns(amounts)]),
  ];
}

function sumOfColumns(all: readonly PayloadAmounts[]): PayloadAmounts {
  const columns: string[][] = [];
  for (const amounts of all) {
    for (const [at, amount] of amounts.split(' ').entries()) {
      const column = columns[at] ?? [];
      columns[at] = column;
      if (amount !== '' && amount !== '0') column.push(amount);
    }
  }
  return columns.map(sumOfAmounts).join(' ');
}
