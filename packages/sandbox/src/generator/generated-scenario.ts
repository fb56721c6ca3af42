import { LedgerBuilder } from '../ledger/builder.ts';
import type { ChargeTraits } from '../ledger/charge-traits.ts';
import { type Decimal, decimal } from '../ledger/decimal.ts';
import type { Ledger } from '../ledger/model.ts';
import type { Scenario } from '../scenario/model.ts';
import type { OrganizationChange, ScenarioNode } from '../scenario/organization.ts';
import { DAY, formatDate, type Moment, parseDate, startOfMonth } from '../time/calendar.ts';
import { generatedHistory } from './generated-history.ts';
import {
  type GeneratedAccount,
  type GeneratedOrganization,
  generatedOrganization,
} from './generated-organization.ts';
import { Random } from './random.ts';

export interface GeneratedScenarioOptions {
  /** The number of accounts in the organization, including the management account; at least 1. */
  readonly accounts: number;
  readonly ous: number;
  /** Full months of charges before the month of `today`. */
  readonly months: number;
  readonly seed: number;
  /** `YYYY-MM-DD` */
  readonly today: string;
  /** RECORD_TYPE of the charges. @default ten of Cost Explorer's */
  readonly recordTypes?: readonly string[];
  /** @default three services */
  readonly services?: readonly string[];
  /** Where charges were made and what they are marked with; each charge has one of them. @default a region by service */
  readonly marks?: readonly Pick<ChargeTraits, 'region' | 'tags' | 'costCategories'>[];
  /** The number of accounts with spend that have left. @default one in fifty, at least 1 */
  readonly departed?: number;
  /** The probability that an account has a charge of a record type in a month, 0 to 1. @default 1 */
  readonly density?: number;
  /** @default 'USD' */
  readonly currency?: string;
  /** On how many days of a month an account has charges. @default 1 */
  readonly daysPerMonth?: number;
  /** The most decimals of an amount; Cost Explorer rounds to ten. @default 12 */
  readonly decimals?: number;
  /** How many changes the organization had in these months. @default no history */
  readonly changes?: number;
}

const RECORD_TYPES = [
  'Usage',
  'DiscountedUsage',
  'SavingsPlanCoveredUsage',
  'SavingsPlanNegation',
  'SavingsPlanRecurringFee',
  'RIFee',
  'Credit',
  'Refund',
  'Tax',
  'Support',
];
const NEGATIVE = new Set(['SavingsPlanNegation', 'Credit', 'Refund', 'Discount', 'BundledDiscount']);
const SERVICES = ['Amazon Elastic Compute Cloud - Compute', 'Amazon Simple Storage Service', 'AWS Lambda'];
const CATEGORIES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    SavingsPlanRecurringFee: 'Purchase',
    RIFee: 'Purchase',
    Fee: 'Purchase',
    Credit: 'Credit',
    Refund: 'Adjustment',
    Tax: 'Tax',
  }),
);

/**
 * A random organization and bill of any size for property tests and benchmarks, with one line item per account, month
 * and record type. The same options give the same scenario.
 *
 * @throws RangeError for impossible counts or an invalid date
 */
export function generatedScenario(options: GeneratedScenarioOptions): Scenario {
  const { accounts, ous, seed, today } = options;
  const day = parseDate(today);
  if (day === undefined) throw new RangeError(`today ${today} is not a date: write YYYY-MM-DD`);
  if (accounts < 1 || ous < 0 || options.months < 0) {
    throw new RangeError(
      `a scenario needs at least one account and no negative counts: ${accounts} accounts, ${ous} OUs`,
    );
  }
  const departed = options.departed ?? Math.max(1, Math.floor(accounts / 50));
  const generated = generatedOrganization(Random.stream(seed, 0), { accounts, ous, departed });
  const spending = [...accountsBelow(generated.organization.root), ...generated.departed];
  const ledger = generatedLedger(spending, day, options);
  const organization =
    options.changes === undefined
      ? generated.organization
      : { ...generated.organization, history: historyOf(generated, day, options) };
  return { name: `generated-${accounts}x${options.months}-seed-${seed}`, organization, ledger, today };
}

function historyOf(
  { organization, departed }: GeneratedOrganization,
  today: Moment,
  { changes = 0, seed, months }: GeneratedScenarioOptions,
): readonly OrganizationChange[] {
  const from = formatDate(startOfMonth(today, -months));
  const until = formatDate(today);
  return generatedHistory(organization, { changes, seed, from, until, departed });
}

function generatedLedger(
  accounts: readonly GeneratedAccount[],
  today: Moment,
  {
    months,
    seed,
    recordTypes = RECORD_TYPES,
    services = SERVICES,
    marks,
    density = 1,
    currency = 'USD',
    daysPerMonth = 1,
    decimals = 12,
  }: GeneratedScenarioOptions,
): Ledger {
  const random = Random.stream(seed, 1);
  const builder = new LedgerBuilder(
    marks === undefined ? [] : ['tags', 'costCategories'],
    Math.ceil(accounts.length * recordTypes.length * months * density) + 64,
  );
  const kinds = recordTypes.map((recordType) => ({
    isNegative: NEGATIVE.has(recordType),
    traits: services.flatMap((service, index) =>
      (marks ?? [{ region: index === 0 ? 'us-east-1' : 'ap-northeast-1' }]).map((mark) =>
        builder.traits({
          chargeCategory: CATEGORIES.get(recordType) ?? 'Usage',
          recordType,
          service,
          currency,
          ...mark,
        }),
      ),
    ),
  }));
  const indexes = accounts.map(({ id, name }) => builder.account(id, name));
  for (let monthsAgo = months; monthsAgo > 0; monthsAgo -= 1) {
    const month = startOfMonth(today, -monthsAgo);
    const days = (startOfMonth(month, 1) - month) / DAY;
    for (const [position, account] of indexes.entries()) {
      const first = Math.floor((position * days) / indexes.length);
      for (let charged = 0; charged < daysPerMonth; charged += 1) {
        const start = month + ((first + Math.floor((charged * days) / daysPerMonth)) % days) * DAY;
        for (const { isNegative, traits } of kinds) {
          if (density < 1 && !random.chance(density)) continue;
          const billed = randomAmount(random, isNegative, decimals);
          const effective = random.chance(0.5) ? billed : randomAmount(random, isNegative, decimals);
          builder.add({ account, traits: random.pick(traits), start, end: start + DAY, billed, effective });
        }
      }
    }
  }
  return builder.build();
}

/** An amount, with twelve decimals up to about 9,000; one in twenty is zero or almost zero. */
function randomAmount(random: Random, isNegative: boolean, decimals: number): Decimal {
  const digits = random.integer(0, 9_007_199_254_740);
  const scale = random.integer(decimals - 3, decimals);
  const coefficient = random.chance(0.05) ? BigInt(random.integer(0, 9)) : BigInt(digits);
  return decimal(isNegative ? -coefficient : coefficient, scale);
}

function accountsBelow(node: ScenarioNode): readonly GeneratedAccount[] {
  return [...node.accounts, ...node.organizationalUnits.flatMap(accountsBelow)];
}
