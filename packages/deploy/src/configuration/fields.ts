import { OuCostError } from '@ou-cost/spend';

/** The least that a configuration is made of. */
export interface Settings {
  readonly payerAccount: string;
  readonly callerAccount: string;
  readonly region: string;
  /** A role's name, with its path where it has one. */
  readonly callerRole: string;
}

export interface Field {
  readonly key: keyof Settings;
  readonly option: string;
  readonly question: string;
  readonly explanation: string;
  /** The answer as it goes into the configuration. Fails with InvalidConfiguration. */
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
      "The account that pays the bill: the organization's management account. The function and its three roles go there.",
    read: accountId,
  },
  {
    key: 'callerAccount',
    option: 'caller-account',
    question: 'caller account',
    explanation: 'The account in which Rundeck, or another scheduler, runs. It gets one policy on one role.',
    read: accountId,
  },
  {
    key: 'region',
    option: 'region',
    question: 'region',
    explanation: "Where the function runs, as in 'ap-northeast-1'. Any region that has Lambda will do.",
    read: matching(/^([a-z]{2,4}(?:-[a-z]+)+-\d)$/, "is not a region: write it as in 'ap-northeast-1'"),
  },
  {
    key: 'callerRole',
    option: 'caller-role',
    question: 'caller role',
    explanation:
      "The role that Rundeck has already, as in 'RundeckBatchRole', with its path if it has one ('batch/RundeckBatchRole'). It may then enter the invoker role; nothing else of it changes.",
    read: matching(
      /^\/?((?:[\w+=,.@-]+\/)*[\w+=,.@-]{1,64})$/,
      'is not the name of a role: use up to 64 letters, digits and +=,.@_-, with a path before it where it has one',
    ),
  },
];
