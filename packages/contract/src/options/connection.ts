import type { OptionTable } from './row.ts';

/** How every command reaches AWS. */
export const REACH_OPTIONS = {
  config: {
    takes: 'text',
    placeholder: 'file',
    help: 'the configuration file; the default is read only if it exists',
    default: 'ou-cost.config.json',
    alsoIn: ['rundeck'],
  },
  profile: {
    takes: 'text',
    placeholder: 'name',
    help: 'the AWS profile to start from',
    otherwise: 'as the AWS CLI chooses',
    alsoIn: ['shell-script'],
  },
  timeout: {
    takes: 'number',
    placeholder: 'seconds',
    smallest: 1,
    largest: 86_400,
    help: 'give up if there is no result after this time',
    alsoIn: ['shell-script'],
  },
} as const satisfies OptionTable;

/** Where the function is, and the role that may invoke it. */
export const FUNCTION_OPTIONS = {
  region: {
    takes: 'text',
    placeholder: 'region',
    help: "the function's region",
    otherwise: 'of --function, else from the configuration, else AWS_REGION, else of the profile',
    alsoIn: ['shell-script'],
  },
  'invoker-role-arn': {
    takes: 'text',
    placeholder: 'arn',
    help: 'the role to assume',
    otherwise: 'from the configuration',
    alsoIn: ['shell-script'],
  },
  'external-id': {
    takes: 'text',
    placeholder: 'id',
    help: "the external id that the role's trust policy asks for",
    otherwise: 'from the configuration',
    alsoIn: ['shell-script'],
  },
  function: {
    takes: 'text',
    placeholder: 'name or arn',
    help: 'the function to invoke',
    otherwise: 'from the configuration, else ou-cost-report',
    alsoIn: ['shell-script'],
  },
} as const satisfies OptionTable;

/** Whose rights `report` reads with. */
export const READER_OPTIONS = {
  region: {
    takes: 'text',
    placeholder: 'region',
    help: 'where roles are assumed; it also decides the AWS partition',
    otherwise: 'from the configuration, else AWS_REGION, else of the profile',
    alsoIn: [],
  },
  'reader-role-arn': {
    takes: 'text',
    placeholder: 'arn',
    help: 'a role to assume first',
    otherwise: 'none',
    alsoIn: [],
  },
  'external-id': {
    takes: 'text',
    placeholder: 'id',
    help: "the external id that the role's trust policy asks for",
    otherwise: 'none',
    alsoIn: [],
  },
} as const satisfies OptionTable;
