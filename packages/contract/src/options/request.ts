import { CHARGE_TYPES, METRICS, SPLIT_FORMS, TREES } from '@ou-cost/spend';
import type { OptionTable } from './row.ts';

/** What a report is asked for. Each travels in the function's request, under its name in camel case. */
export const REQUEST_OPTIONS = {
  period: {
    takes: 'text',
    placeholder: 'period',
    help: 'the days to report, in UTC; the forms are below',
    default: 'last-month',
    alsoIn: ['shell-script', 'rundeck'],
  },
  granularity: {
    takes: 'choice',
    placeholder: 'step',
    values: ['monthly', 'daily'],
    help: 'one figure per month or per day',
    default: 'monthly',
    alsoIn: ['shell-script', 'rundeck'],
  },
  metric: {
    takes: 'text',
    placeholder: 'name',
    knownValues: METRICS,
    help: 'a cost metric, see below',
    repeatable: true,
    default: 'UnblendedCost',
    alsoIn: ['shell-script', 'rundeck'],
  },
  by: {
    takes: 'text',
    placeholder: 'split',
    knownValues: SPLIT_FORMS,
    help: `what each sum is split by: ${SPLIT_FORMS.join(', ')}; the first is drawn, and each further one costs 0.01 USD a page`,
    repeatable: true,
    default: 'charge-type',
    alsoIn: ['shell-script', 'rundeck'],
  },
  detail: {
    takes: 'choice',
    placeholder: 'level',
    values: ['account', 'ou'],
    help: 'list every account, or organizational units only',
    default: 'account',
    alsoIn: ['shell-script', 'rundeck'],
  },
  ou: {
    takes: 'text',
    placeholder: 'unit',
    help: 'only this organizational unit and those below it, given by id, path or unique name',
    repeatable: true,
    alsoIn: ['shell-script', 'rundeck'],
  },
  'exclude-ou': {
    takes: 'text',
    placeholder: 'unit',
    help: 'all but this organizational unit and those below it',
    repeatable: true,
    alsoIn: ['shell-script', 'rundeck'],
  },
  'exclude-charge-type': {
    takes: 'choice',
    placeholder: 'type',
    values: CHARGE_TYPES,
    help: 'leave out charges of this type',
    repeatable: true,
    alsoIn: ['shell-script', 'rundeck'],
  },
  compare: {
    takes: 'text',
    placeholder: 'with',
    knownValues: ['none', 'previous'],
    help: 'what to compare with: none, previous (the period of the same kind before; of several months, the last with the one before), or a month such as 2026-09',
    otherwise: 'previous where an output or a message is for people, else none',
    alsoIn: ['shell-script', 'rundeck'],
  },
  trend: {
    takes: 'number',
    placeholder: 'n',
    smallest: 1,
    largest: 38,
    help: 'one total per unit and account for each of the n months up to the end of the period; read by account only; costs 0.01 USD a page',
    otherwise: 'none',
    alsoIn: ['shell-script', 'rundeck'],
  },
  tree: {
    takes: 'choice',
    placeholder: 'tree',
    values: TREES,
    help: 'the tree of units that spend stands on: the one of the day of the run for all days, or for each day the one at its end in UTC; as-was needs an archive',
    default: 'as-is',
    alsoIn: ['rundeck'],
  },
  source: {
    takes: 'choice',
    placeholder: 'source',
    values: ['cost-explorer', 'exports'],
    help: "where the spend is read: from Cost Explorer, or from the bill as AWS exports it to files; an export's settled months are held against Cost Explorer's total",
    default: 'cost-explorer',
    alsoIn: ['shell-script', 'rundeck'],
  },
  'reuse-settled': {
    takes: 'nothing',
    help: 'take settled months from the archive instead of paying for them again; the report says which, and when they were read',
    alsoIn: ['rundeck'],
  },
  'check-reused': {
    takes: 'nothing',
    help: 'with --reuse-settled, hold the months that are reused against their total of today, for 0.01 USD a page; one that differs is read again',
    alsoIn: ['rundeck'],
  },
  'billing-view-arn': {
    takes: 'text',
    placeholder: 'arn',
    help: 'read this billing view',
    otherwise: 'from the configuration, else the whole bill',
    alsoIn: [],
  },
  'multi-year': {
    takes: 'nothing',
    help: 'reach back up to 38 months; the organization must have opted in',
    alsoIn: [],
  },
  'max-cost-explorer-requests': {
    takes: 'number',
    placeholder: 'n',
    smallest: 1,
    largest: 1_000_000,
    help: 'fail rather than pay for more requests than this; each costs 0.01 USD',
    otherwise: 'of the configuration, 1000 unless it says otherwise; the function admits no more than that',
    alsoIn: [],
  },
  'max-gigabytes-scanned': {
    takes: 'number',
    placeholder: 'n',
    smallest: 1,
    largest: 1_000_000,
    help: 'fail rather than let Athena scan more of an export than this; 1000 GB cost about 5 USD',
    otherwise: "as much as Athena's work group allows",
    alsoIn: [],
  },
  'allow-unattributed-difference': {
    takes: 'nothing',
    help: 'if AWS assigns an amount to no account, report it on a line of its own instead of failing',
    alsoIn: [],
  },
} as const satisfies OptionTable;

/** What `reconcile` compares. */
export const RECONCILE_OPTIONS = {
  period: {
    takes: 'text',
    placeholder: 'period',
    help: 'the months to compare, in UTC; what has not settled is left out, and so are parts of months; the forms are below',
    otherwise: 'the last month that has settled',
    alsoIn: [],
  },
  metric: {
    takes: 'text',
    placeholder: 'name',
    knownValues: METRICS,
    help: 'a cost metric that both have, see below',
    repeatable: true,
    default: 'UnblendedCost',
    alsoIn: [],
  },
  tolerance: {
    takes: 'text',
    placeholder: 'amount',
    help: "the largest difference that does not count, of a month or of one account's charges of one type, in the bill's currency",
    otherwise: 'of the configuration, 0.01 unless it says otherwise',
    alsoIn: [],
  },
  'billing-view-arn': {
    ...REQUEST_OPTIONS['billing-view-arn'],
    help: 'read Cost Explorer through this billing view',
  },
  'max-cost-explorer-requests': {
    ...REQUEST_OPTIONS['max-cost-explorer-requests'],
    otherwise: 'of the configuration, 1000 unless it says otherwise',
  },
  'max-gigabytes-scanned': REQUEST_OPTIONS['max-gigabytes-scanned'],
} as const satisfies OptionTable;

/** What the doctor tries besides. Both travel in the function's request, under their names in camel case. */
export const DIAGNOSIS_OPTIONS = {
  paid: {
    takes: 'nothing',
    help: 'read Cost Explorer as well, for 0.01 USD, and query an export that the deployment reads',
    alsoIn: ['rundeck'],
  },
  negative: {
    takes: 'nothing',
    help: 'also try what must be refused; CloudTrail keeps it as denied calls',
    alsoIn: ['rundeck'],
  },
} as const satisfies OptionTable;
