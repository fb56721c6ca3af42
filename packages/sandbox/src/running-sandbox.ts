import type { RecordedCall } from './call-recorder.ts';
import type { ShownAlarm } from './cloudwatch/alarms.ts';
import type { Credentials } from './iam/credential-store.ts';
import type { LogContents } from './lambda/log-store.ts';
import type { Fired } from './scheduler/schedules.ts';
import type { InProcessHandler } from './server/in-process.ts';
import type { SentMail } from './ses/mailbox.ts';
import type { Notification } from './sns/topics.ts';
import type { QueuedMessage } from './sqs/queues.ts';

/** A running sandbox. */
export interface Sandbox {
  /** `http://127.0.0.1:N`, for `AWS_ENDPOINT_URL`; a name that never resolves if the sandbox does not listen. */
  readonly endpoint: string;
  readonly region: string;
  /** Credentials of the existing roles by name, of an administrator in each account, and of `OtherRole`. */
  readonly principals: Readonly<Record<string, Credentials>>;
  readonly functionArn: string | undefined;
  readonly invokerRoleArn: string | undefined;
  /** Every call so far, in the order of arrival. */
  readonly calls: readonly RecordedCall[];
  readonly logs: LogContents;
  /** Every mail that SES has taken. */
  readonly mails: readonly SentMail[];
  /** Everything that was published to topics. */
  readonly notifications: readonly Notification[];
  /** The messages of each queue, by its ARN. */
  readonly queues: Readonly<Record<string, readonly QueuedMessage[]>>;
  /** Every alarm with its state and how that changed. */
  readonly alarms: readonly ShownAlarm[];
  /** The simulated time: schedules that are due until then have been fired. */
  readonly time: Date;
  /** Cost Explorer's current day, `YYYY-MM-DD`. */
  readonly today: string;
  /**
   * Goes on to another day, or back to one: from the next request on the organization, the bill and its exports are those
   * of that day. What faults and moves have changed of the organization is forgotten.
   * @throws RangeError for what is not a date
   */
  moveTo(today: string): Promise<void>;
  /**
   * Fires a schedule at a time at which it is due, delivered `times` times at once, and waits for what the function does.
   * @throws RangeError for a schedule that there is not, or a time at which it is not due
   */
  fire(schedule: string, at: Date, times?: number): Promise<Fired>;
  /**
   * Goes on to another time, fires one after the other what is due until then, and makes its day Cost Explorer's.
   * @throws RangeError for a time that has passed
   */
  goTo(time: Date): Promise<readonly Fired[]>;
  /** As if so much time had passed that no alarm looks at what was before. */
  clearAlarms(): void;
  /**
   * Credentials of any role in the sandbox, without evaluation of its trust policy.
   * @throws Error for a role that does not exist
   */
  credentialsFor(roleArn: string, session?: SessionOptions): Credentials;
  /**
   * Answers a request in this process as over HTTP, except that the age of a signature is not checked: the SDK signs
   * with the machine's clock, which may differ from the sandbox's clock.
   */
  readonly answer: InProcessHandler;
  /** Ends the server and every running function; settles when all of them have ended. */
  stop(): Promise<void>;
}

export interface SessionOptions {
  /** The session's name. @default sandbox */
  readonly sessionName?: string;
  /** The function from whose environment the credentials seem to come. @default none */
  readonly sourceFunctionArn?: string;
  /** How long the credentials are valid. @default 43200 */
  readonly seconds?: number;
}
