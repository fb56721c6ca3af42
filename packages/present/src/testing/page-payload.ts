import type { PagePayload, PayloadSpends } from '../page/figures/payload.ts';

/** The amounts of one account before and now, as a whole and by the parts of the only split. */
export interface AccountOf {
  readonly id: string;
  /** Position in the units; -1 for one that has left. @default 0 */
  readonly unit?: number;
  readonly net: readonly [before: string, now: string];
  readonly parts?: Readonly<Record<number, readonly [before: string, now: string]>>;
}

interface Given {
  readonly accounts: readonly AccountOf[];
  /** The parents of the units, by position; -1 for the root. @default [-1] */
  readonly units?: readonly number[];
  /** @default 'service' */
  readonly kind?: 'service' | 'charge-type';
  /** @default ['Amazon EC2'] */
  readonly parts?: readonly string[];
  readonly back?: readonly number[];
}

const CENTS = 100;

/**
 * What the page reads of two columns, before and now, of which the only choice compares the second with the first. The
 * sums of units are added here, in whole cents; gross leaves out the parts in `back`.
 */
export function payloadOf(given: Given): PagePayload {
  const { accounts, units = [-1], kind = 'service', parts = ['Amazon EC2'], back = [] } = given;
  const side = (label: string, columns: readonly number[]) => ({ label, short: label, columns, bar: -1 });
  const within = (unit: number, at: number): boolean =>
    at === unit || (at >= 0 && within(unit, units[at] ?? -1));
  const spendOf = (some: readonly AccountOf[]) => sumOf(some, parts.length, back);
  return {
    language: 'en',
    tree: 'as-is',
    locale: 'en-US',
    currency: 'USD',
    metrics: [{ name: 'UnblendedCost', label: 'Unblended cost' }],
    splits: [
      { id: kind, kind, label: 'Part', many: 'Parts', all: 'All parts', from: 0, to: parts.length, back },
    ],
    parts,
    columns: [0, 1].map(() => ({ splits: [0], independent: [0], leftOut: [0] })),
    choices: [
      {
        ...{ key: 'now', label: 'now', short: 'now', bar: null, state: 'settled', columns: [1] },
        compared: { before: side('before', [0]), after: side('now', [1]) },
      },
    ],
    firstChoice: 0,
    units: units.map((parent, at) => {
      const own = accounts.filter(({ unit = 0 }) => unit === at);
      const all = accounts.filter(({ unit = 0 }) => unit >= 0 && within(at, unit));
      return [`ou-${at}`, `unit ${at}`, parent, spendOf(own), spendOf(all), own.length];
    }),
    accounts: accounts.map((one) => [one.id, `account ${one.id}`, '', one.unit ?? 0, spendOf([one])]),
    total: spendOf(accounts),
    unattributed: spendOf(accounts.filter(({ unit }) => unit === -1)),
    departed: accounts.filter(({ unit }) => unit === -1).length,
    about: {
      ...{
        status: 'reconciled',
        tolerance: '0.01 USD',
        independent: 'Total',
        notAttributed: 'Rest',
        runCost: '0.04 USD',
        notes: 0,
      },
    },
    depth: null,
    top: null,
    sort: 'spend',
  };
}

function sumOf(accounts: readonly AccountOf[], parts: number, back: readonly number[]): PayloadSpends {
  const [only] = accounts;
  const net = ([0, 1] as const).map((at) => added(accounts.map((one) => one.net[at])));
  const texts = Array.from({ length: parts }, (_, part) =>
    ([0, 1] as const).map((at) => added(accounts.map((one) => one.parts?.[part]?.[at] ?? '0'))),
  );
  const gross = net.map((amount, at) => less(amount, added(back.map((part) => texts[part]?.[at] ?? '0'))));
  const occurring = texts.flatMap((amounts, part) =>
    accounts.some((one) => one.parts?.[part] !== undefined) ? [[part, amounts.join(' ')] as const] : [],
  );
  return only === undefined ? 0 : [[net.join(' '), gross.join(' '), occurring]];
}

/** One amount stays as it is written, so that tests can have more decimals than cents. */
function added(amounts: readonly string[]): string {
  const [only = '0'] = amounts;
  if (amounts.length < 2) return only;
  return String(amounts.reduce((sum, amount) => sum + Math.round(Number(amount) * CENTS), 0) / CENTS);
}

function less(amount: string, other: string): string {
  if (other === '0') return amount;
  return String((Math.round(Number(amount) * CENTS) - Math.round(Number(other) * CENTS)) / CENTS);
}
