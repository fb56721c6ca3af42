import {
  type CostAndUsageResponse,
  type CostExplorerOptions,
  costExplorerService,
} from '../cost-explorer/service.ts';
import { LedgerBuilder } from '../ledger/builder.ts';
import type { ChargeTraits, Trait } from '../ledger/charge-traits.ts';
import { parseDecimal } from '../ledger/decimal.ts';
import type { Ledger } from '../ledger/model.ts';
import type { ScenarioOrganization } from '../scenario/organization.ts';
import type { Call } from '../service.ts';
import { parseDate } from '../time/calendar.ts';

/** A line of a test's bill: day, account, BilledCost, and whatever differs from plain usage in USD. */
export type WrittenLine = readonly [
  day: string,
  account: string,
  billed: string,
  more?: Partial<ChargeTraits> & { readonly effective?: string; readonly quantity?: string },
];

export const PAYER = '111111111111';
export const MEMBER = '222222222222';
export const DEPARTED = '333333333333';

export const ORGANIZATION: ScenarioOrganization = {
  id: 'o-abcdefghij',
  managementAccountId: PAYER,
  root: {
    id: 'r-ab12',
    name: 'Root',
    accounts: [
      { id: PAYER, name: 'payer', email: 'a@kumo.example', state: 'ACTIVE', joined: '2020-01-01' },
      { id: MEMBER, name: 'member today', email: 'b@kumo.example', state: 'ACTIVE', joined: '2020-01-01' },
    ],
    organizationalUnits: [],
  },
};

export function writtenLedger(lines: readonly WrittenLine[], carries: readonly Trait[] = []): Ledger {
  const builder = new LedgerBuilder(carries);
  for (const [day, account, billed, { effective = billed, quantity = '0', ...traits } = {}] of lines) {
    const start = exact(parseDate(day), day);
    builder.add({
      account: builder.account(account, `billed ${account.slice(0, 3)}`),
      traits: builder.traits({ chargeCategory: 'Usage', recordType: 'Usage', currency: 'USD', ...traits }),
      start,
      end: start + 3600,
      billed: exact(parseDecimal(billed), billed),
      effective: exact(parseDecimal(effective), effective),
      quantity: exact(parseDecimal(quantity), quantity),
    });
  }
  return builder.build();
}

export function callFrom(accountId: string): Call {
  const arn = `arn:aws:sts::${accountId}:assumed-role/reader/session`;
  return { caller: { arn, accountId }, partition: 'aws', region: 'us-east-1' };
}

/** A Cost Explorer with the given options, called as the management account unless `accountId` says otherwise. */
export function costExplorer(
  options: Partial<CostExplorerOptions> & Pick<CostExplorerOptions, 'ledger'>,
  accountId = PAYER,
  call: Partial<Call> = {},
): (input: Record<string, unknown>) => CostAndUsageResponse {
  const service = costExplorerService({ organization: ORGANIZATION, today: '2026-10-20', ...options });
  const operation = service.operations['GetCostAndUsage'];
  return (input) => operation?.handle(input, { ...callFrom(accountId), ...call }) as CostAndUsageResponse;
}

export function byDimension(...keys: readonly string[]): readonly { Type: string; Key: string }[] {
  return keys.map((Key) => ({ Type: 'DIMENSION', Key }));
}

/** A line for every group of a response, such as `2026-09-01 222222222222/Usage 1.5 USD`. */
export function groupLines(response: CostAndUsageResponse, metric = 'UnblendedCost'): readonly string[] {
  return response.ResultsByTime.flatMap(({ TimePeriod, Groups }) =>
    Groups.map(({ Keys, Metrics }) => {
      const { Amount, Unit } = Metrics[metric] ?? {};
      return `${TimePeriod.Start} ${Keys.join('/')} ${Amount} ${Unit}`;
    }),
  );
}

function exact<T>(value: T | undefined, text: string): T {
  if (value === undefined) throw new Error(`the test's bill has ${text}`);
  return value;
}
