import type { Environment } from './environment.ts';

/** A stream as far as the command line needs one. */
export interface Sink {
  readonly isTTY?: boolean;
  readonly columns?: number;
  /** Resolves once the text is handed over; fails as the stream does. */
  write(text: string): Promise<void>;
}

/** The AWS side, loaded only when a command needs it. */
export type AwsSide = Pick<
  typeof import('@ou-cost/aws'),
  'assumedRole' | 'callerCredentials' | 'composeChainProbes' | 'composeReportPorts' | 'invokeReportFunction'
>;

/** Everything around a run that a test replaces. */
export interface CliContext {
  readonly environment: Environment;
  readonly workingFolder: string;
  /** The report, and nothing else. */
  readonly stdout: Sink;
  readonly stderr: Sink;
  now(): Date;
  loadAws(): Promise<AwsSide>;
}
