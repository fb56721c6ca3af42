import { readAccountId, readRegion, readRole } from './answers.ts';

/** The settings of a minimal configuration. */
export interface Settings {
  readonly payerAccount: string;
  readonly callerAccount: string;
  readonly region: string;
  /** A role's name, with its path if it has one. */
  readonly callerRole: string;
}

export interface Field {
  readonly key: keyof Settings;
  readonly option: string;
  readonly question: string;
  readonly explanation: string;
  /**
   * The setting that an answer stands for, which may depend on the answers before it. Fails with InvalidConfiguration if
   * the answer is wrong.
   */
  readonly read: (text: string, before: Partial<Settings>) => string;
}

export const FIELDS: readonly Field[] = [
  {
    key: 'payerAccount',
    option: 'payer-account',
    question: 'payer account',
    explanation:
      "The account that pays the bill: the organization's management account. The function and its three roles are deployed there.",
    read: readAccountId,
  },
  {
    key: 'callerAccount',
    option: 'caller-account',
    question: 'caller account',
    explanation:
      'The account in which Rundeck, or another scheduler, runs. One policy is attached to one role there.',
    read: readAccountId,
  },
  {
    key: 'region',
    option: 'region',
    question: 'region',
    explanation:
      "The region in which the function runs, for example 'ap-northeast-1'. Any region with Lambda works.",
    read: readRegion,
  },
  {
    key: 'callerRole',
    option: 'caller-role',
    question: 'caller role',
    explanation:
      "The existing role of Rundeck: its ARN, or its name, for example 'RundeckBatchRole', with its path if it has one ('batch/RundeckBatchRole'). It is allowed to assume the invoker role; nothing else about it changes.",
    read: readRole,
  },
];
