import type { Environment } from './environment.ts';

/** The part of an output stream that the command line uses. */
export interface Sink {
  readonly isTTY?: boolean;
  readonly columns?: number;
  /** Resolves once the stream has taken the text. Fails where the stream fails. */
  write(text: string): Promise<void>;
}

/** What the commands use of the AWS adapters; loaded only when a command needs it. */
export type AwsSide = Pick<
  typeof import('@ou-cost/aws'),
  | 'assumedRole'
  | 'callerCredentials'
  | 'composeChainProbes'
  | 'composeEventLog'
  | 'composeReportPorts'
  | 'invokeReportFunction'
  | 'readAwsSettings'
>;

/** What a command gets from the process that runs it; tests replace it. */
export interface CliContext {
  readonly environment: Environment;
  readonly workingFolder: string;
  /** The report, and nothing else. */
  readonly stdout: Sink;
  readonly stderr: Sink;
  now(): Date;
  loadAws(): Promise<AwsSide>;
}
