import { OuCostError } from '@ou-cost/spend';

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
  /** The setting that an answer stands for. Fails with InvalidConfiguration if the answer is wrong. */
  readonly read: (text: string) => string;
}

function matching(pattern: RegExp, refusal: string): (text: string) => string {
  return (text) => {
    const [, value] = pattern.exec(text.trim()) ?? [];
    if (value !== undefined) return value;
    throw new OuCostError('InvalidConfiguration', `'${text}' ${refusal}`);
  };
}

const accountId = matching(/^(\d{12})$/, 'is not an account id: write its twelve digits');

export const FIELDS: readonly Field[] = [
  {
    key: 'payerAccount',
    option: 'payer-account',
    question: 'payer account',
    explanation:
      "The account that pays the bill: the organization's management account. The function and its three roles are deployed there.",
    read: accountId,
  },
  {
    key: 'callerAccount',
    option: 'caller-account',
    question: 'caller account',
    explanation:
      'The account in which Rundeck, or another scheduler, runs. One policy is attached to one role there.',
    read: accountId,
  },
  {
    key: 'region',
    option: 'region',
    question: 'region',
    explanation:
      "The region in which the function runs, for example 'ap-northeast-1'. Any region with Lambda works.",
    read: matching(/^([a-z]{2,4}(?:-[a-z]+)+-\d)$/, "is not a region: write it like 'ap-northeast-1'"),
  },
  {
    key: 'callerRole',
    option: 'caller-role',
    question: 'caller role',
    explanation:
      "The existing role of Rundeck, for example 'RundeckBatchRole', with its path if it has one ('batch/RundeckBatchRole'). It is allowed to assume the invoker role; nothing else about it changes.",
    read: matching(
      /^\/?((?:[\w+=,.@-]+\/)*[\w+=,.@-]{1,64})$/,
      'is not the name of a role: use up to 64 letters, digits and +=,.@_-, after its path if it has one',
    ),
  },
];
