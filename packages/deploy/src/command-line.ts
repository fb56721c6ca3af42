import { parseArgs } from 'node:util';
import { DEFAULT_CONFIG_FILE, usageFault } from '@ou-cost/infra';
import { OuCostError } from '@ou-cost/spend';
import type { Profiles } from './access/by-account.ts';
import type { Side } from './assembly/stack-plan.ts';
import type { Settings } from './configuration/fields.ts';

export const USAGE = `init     writes the configuration
deploy   deploys the payer's and the callers' stacks, as configured
destroy  deletes these stacks

init [--payer-account ID] [--caller-account ID] [--region REGION] [--caller-role NAME]
     [--organization-id ID] [--config FILE] [--force]

  Asks for every option that is missing, except --organization-id.
  --payer-account ID     the account that pays the bill; the function is deployed there
  --caller-account ID    the account in which the scheduler runs
  --region REGION        the region in which the function runs
  --caller-role NAME     the scheduler's existing role: its ARN, or its name with its path if it has one
  --organization-id ID   lets the function read this organization only
  --force                replaces an existing configuration

deploy | destroy [--payer-profile NAME] [--caller-profile NAME] [--only payer|caller] [--yes]
                 [--config FILE] [--delete-archive BUCKET]

  --payer-profile NAME   the AWS profile of the payer's account; repeat it for each further account
                         on the payer's side (without it, the default credentials are used)
  --caller-profile NAME  the same for the callers' accounts
  --only payer|caller    only the stacks of one side; deploy then prints what the other side needs
  --yes                  does not ask for confirmation; without a terminal deploy never asks, and
                         destroy deletes nothing without this option
  --delete-archive BUCKET  destroy also deletes the archive's bucket, with every report in it; write
                         its name (without this option the bucket stays)
  --config FILE          the configuration (default: ou-cost.config.json)
  --help                 this text
`;

/** The parsed arguments; no file has been read yet. */
export type CommandLine =
  | { readonly verb: 'help' }
  | {
      readonly verb: 'init';
      readonly file: string;
      readonly force: boolean;
      readonly given: Partial<Settings>;
      readonly organizationId: string | null;
    }
  | {
      readonly verb: 'deploy' | 'destroy';
      readonly file: string;
      readonly profiles: Profiles;
      readonly only: Side | null;
      readonly yes: boolean;
      readonly deleteArchive: string | null;
    };

const CONFIG = { config: { type: 'string' }, help: { type: 'boolean' } } as const;

const INIT_OPTIONS = {
  ...CONFIG,
  'payer-account': { type: 'string' },
  'caller-account': { type: 'string' },
  region: { type: 'string' },
  'caller-role': { type: 'string' },
  'organization-id': { type: 'string' },
  force: { type: 'boolean' },
} as const;

const DEPLOY_OPTIONS = {
  ...CONFIG,
  'payer-profile': { type: 'string', multiple: true },
  'caller-profile': { type: 'string', multiple: true },
  only: { type: 'string' },
  yes: { type: 'boolean' },
  'delete-archive': { type: 'string' },
} as const;

const SEE_HELP = 'see --help';

function initLine(args: string[]): CommandLine {
  const { values } = parseArgs({ args, options: INIT_OPTIONS });
  if (values.help === true) return { verb: 'help' };
  const given = {
    payerAccount: values['payer-account'],
    callerAccount: values['caller-account'],
    region: values.region,
    callerRole: values['caller-role'],
  };
  return {
    verb: 'init',
    file: values.config ?? DEFAULT_CONFIG_FILE,
    force: values.force ?? false,
    given: Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
    organizationId: values['organization-id'] ?? null,
  };
}

function sideOf(only: string | undefined): Side | null {
  if (only === undefined || only === 'payer' || only === 'caller') return only ?? null;
  throw new OuCostError('InvalidUsage', `--only '${only}' is not a side: use payer or caller; ${SEE_HELP}`);
}

function deployLine(verb: 'deploy' | 'destroy', args: string[]): CommandLine {
  const { values } = parseArgs({ args, options: DEPLOY_OPTIONS });
  if (values.help === true) return { verb: 'help' };
  const deleteArchive = values['delete-archive'] ?? null;
  if (deleteArchive !== null && verb === 'deploy') {
    throw new OuCostError('InvalidUsage', `--delete-archive is an option of destroy; ${SEE_HELP}`);
  }
  return {
    verb,
    deleteArchive,
    file: values.config ?? DEFAULT_CONFIG_FILE,
    profiles: { payer: values['payer-profile'] ?? [], caller: values['caller-profile'] ?? [] },
    only: sideOf(values.only),
    yes: values.yes ?? false,
  };
}

/** Parses the command line. Fails with InvalidUsage, naming the argument that is wrong. */
export function readCommandLine([verb, ...args]: readonly string[]): CommandLine {
  try {
    switch (verb) {
      case 'init':
        return initLine(args);
      case 'deploy':
      case 'destroy':
        return deployLine(verb, args);
      case '--help':
        return { verb: 'help' };
      default:
        throw new OuCostError(
          'InvalidUsage',
          `'${verb ?? ''}' is not a command: use init, deploy or destroy; ${SEE_HELP}`,
        );
    }
  } catch (cause) {
    if (cause instanceof OuCostError) throw cause;
    throw usageFault(cause, Object.keys(verb === 'init' ? INIT_OPTIONS : DEPLOY_OPTIONS));
  }
}
