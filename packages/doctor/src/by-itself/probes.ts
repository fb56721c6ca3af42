import type { OuCostError } from '@ou-cost/spend';

/** The deployment's archive, and who enters it. */
export interface ArchiveSettings {
  readonly archivistRoleArn: string;
  readonly bucket: string;
  /** Without a `/` at its ends. */
  readonly prefix: string;
  readonly ownerAccountId: string;
}

/** The calls that show whether the archive can be read and written, and nothing else. Each fails with an OuCostError. */
export interface ArchiveProbes {
  assumeArchivist(): Promise<void>;
  /** Writes the doctor's own object, which is written once. */
  write(): Promise<'written' | 'exists'>;
  read(): Promise<void>;
  list(): Promise<void>;
  /** Writes the same once more, without a condition. */
  overwrite(): Promise<void>;
  writeElsewhere(): Promise<void>;
  listElsewhere(): Promise<void>;
  remove(): Promise<void>;
  listAsWorker(): Promise<void>;
}

/** The prefix beside the archive's, which a grant on the whole bucket would match. */
export function otherPrefix({ prefix }: Pick<ArchiveSettings, 'prefix'>): string {
  return `not-${prefix}`;
}

/** Where the deployed schedules are, and who delivers their reports. */
export interface ScheduleSettings {
  readonly delivererRoleArn: string;
  readonly group: string;
}

/** Who sends a schedule's mail, and where SES has verified it. */
export interface Sender {
  readonly from: string;
  readonly region: string;
}

/** A schedule as it is deployed. */
export interface ScheduleState {
  readonly name: string;
  readonly isEnabled: boolean;
  /** The ARN of what it invokes. */
  readonly target: string | null;
  /** How often EventBridge Scheduler tries again; null: as often as it does by itself. */
  readonly retries: number | null;
  readonly deadLetterQueueArn: string | null;
  /** Why what it sends is not understood; null where it is. */
  readonly fault: OuCostError | null;
  readonly sender: Sender | null;
  /** ARNs. */
  readonly topics: readonly string[];
  /** ARNs of the secrets and parameters that hold addresses of webhooks. */
  readonly addresses: readonly string[];
}

/** The calls that show whether reports are made by themselves, and can be delivered. Each fails with an OuCostError. */
export interface ScheduleProbes {
  assumeDeliverer(): Promise<void>;
  names(): Promise<readonly string[]>;
  schedule(name: string): Promise<ScheduleState>;
  /** Whether the sender is verified, by its address or its domain. */
  isVerified(sender: Sender): Promise<boolean>;
  mailAccount(region: string): Promise<{ readonly isSandbox: boolean; readonly isSending: boolean }>;
  topic(arn: string): Promise<void>;
  /** Fails with InvalidConfiguration where the text is no address that may be posted to; never with the text. */
  address(arn: string): Promise<void>;
}

export interface ArchiveAccess {
  readonly settings: ArchiveSettings;
  readonly probes: ArchiveProbes;
}

export interface ScheduleAccess {
  readonly settings: ScheduleSettings;
  readonly probes: ScheduleProbes;
}
