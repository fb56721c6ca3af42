import type { DateRange, OuCostError } from '@ou-cost/spend';
import type { ArchiveAccess, ScheduleAccess } from '../by-itself/probes.ts';
import type { AwsAnswer, FunctionFacts } from '../diagnosis.ts';
import type { ExportProbes, ExportSettings } from '../export/probes.ts';

/** What one page of Organizations shows of the tree. */
export interface OrganizationPage {
  /** How many roots, units or accounts the page lists. */
  readonly count: number;
  readonly rootId: string | null;
  /** Any one of the units. */
  readonly unitId: string | null;
  /** From the ARNs on the page; null where it lists nothing. */
  readonly organizationId: string | null;
  readonly managementAccountId: string | null;
}

/** Whose credentials read: those of the reader role, or those of the function's own role, the worker. */
export type ReadAs = 'reader' | 'worker';

/** The calls of the checks that the function makes, one page of each. Each fails with an OuCostError. */
export interface ReaderProbes {
  /** The ARN of the function's own session. */
  identifyWorker(): Promise<string>;
  assumeReader(): Promise<void>;
  listAccounts(as: ReadAs): Promise<OrganizationPage>;
  listRoots(): Promise<OrganizationPage>;
  listUnits(parentId: string): Promise<OrganizationPage>;
  listAccountsIn(parentId: string): Promise<OrganizationPage>;
  describeUnit(unitId: string): Promise<string>;
  /** Costs 0.01 USD where AWS answers. */
  readCost(as: ReadAs, range: DateRange, billingViewArn: string | null): Promise<void>;
  answerOf(failure: OuCostError): AwsAnswer;
  /** Asks CloudTrail for one event, for nothing; null: the deployment's history may not be seeded. */
  readonly lookUpEvents: (() => Promise<void>) | null;
  /** Null: the deployment reads no export. */
  readonly ofExport: ExportAccess | null;
  /** Null: the deployment has no archive. */
  readonly ofArchive: ArchiveAccess | null;
  /** Null: the deployment makes no report by itself. */
  readonly ofSchedules: ScheduleAccess | null;
}

/** An export that the deployment reads, and the calls that check it. */
export interface ExportAccess {
  readonly settings: ExportSettings;
  readonly probes: ExportProbes;
}

export interface ReaderSettings {
  readonly runId: string;
  readonly facts: FunctionFacts;
  readonly readerRoleArn: string;
  /** The external id that the reader role's trust policy asks for; null: none. */
  readonly readerExternalId: string | null;
  /** The billing view through which cost is read; null: the whole bill. */
  readonly billingViewArn: string | null;
  /** Without a qualifier. */
  readonly functionArn: string;
}
