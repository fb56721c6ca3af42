import type { Granularity, Metric, Split } from './ledger/query.ts';
import type { Decimal } from './money/decimal.ts';
import type { Note, Usage } from './report/report.ts';

/** An organizational unit as a directory lists it; the root is the one without a parent. */
export interface ListedUnit {
  readonly id: string;
  readonly name: string;
  readonly parentId: string | null;
}

export interface ListedAccount {
  readonly id: string;
  readonly name: string;
  /** Null where AWS gives none. */
  readonly state: string | null;
  readonly parentId: string;
}

export interface OrganizationListing {
  readonly id: string;
  readonly managementAccountId: string;
  readonly units: readonly ListedUnit[];
  readonly accounts: readonly ListedAccount[];
  readonly notes: readonly Note[];
}

/** Where the organization is read from: every account and every unit that holds one, or a failure. */
export interface OrganizationDirectory {
  read(): Promise<OrganizationListing>;
}

/** What is asked of a ledger. `end` is exclusive. */
export interface LedgerQuery {
  readonly start: string;
  readonly end: string;
  readonly granularity: Granularity;
  readonly metrics: readonly Metric[];
  readonly billingViewArn: string | null;
}

export interface LedgerPeriod {
  readonly start: string;
  readonly end: string;
  readonly estimated: boolean;
}

/** An amount per metric of the query, in its order, in one currency. */
interface LedgerAmounts {
  readonly amounts: readonly Decimal[];
  readonly currency: string;
}

/** Spend of one account under one key (a record type or a service) in one period. */
export interface LedgerGroup extends LedgerAmounts {
  readonly periodStart: string;
  readonly accountId: string;
  readonly key: string;
}

/** A page of groups. A period may be spread over pages; every period asked for appears on one. */
export interface LedgerPage {
  readonly periods: readonly LedgerPeriod[];
  readonly groups: readonly LedgerGroup[];
  /** Names by account id, of accounts that have left as well, as far as the ledger knows them. */
  readonly accountNames: Iterable<readonly [string, string]>;
}

/** The ungrouped total of one period. Null currency: the ledger holds nothing in that period. */
export interface LedgerTotal extends LedgerPeriod {
  readonly amounts: readonly Decimal[];
  readonly currency: string | null;
}

/** Where spend is read from: every page of it, or a failure. */
export interface CostLedger {
  groups(query: LedgerQuery, split: Split): AsyncIterable<LedgerPage>;
  totals(query: LedgerQuery): Promise<readonly LedgerTotal[]>;
}

/** Time, in milliseconds since 1970-01-01T00:00Z. */
export interface Clock {
  now(): number;
}

/** What the run has sent to AWS so far. */
export interface CallMeter {
  usage(): Omit<Usage, 'durationMs'>;
}

export interface ReportPorts {
  readonly directory: OrganizationDirectory;
  readonly ledger: CostLedger;
  readonly clock: Clock;
  readonly meter: CallMeter;
  /** Told of the failure that ended a run, so that nothing more is read, or paid for. @default reading goes on */
  readonly abandon?: (reason: unknown) => void;
}
