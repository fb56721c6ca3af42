import { parseArgs } from 'node:util';
import { DEFAULT_CONFIG_FILE } from '@ou-cost/infra';
import { OuCostError } from '@ou-cost/spend';
import type { Profiles } from './access/by-account.ts';
import type { Side } from './assembly/stack-plan.ts';
import type { Settings } from './configuration/fields.ts';

export const USAGE = `init     writes the configuration
deploy   deploys the payer's and the callers' stacks, from the configuration
destroy  takes all of it away again

init [--payer-account ID] [--caller-account ID] [--region REGION] [--caller-role NAME]
     [--organization-id ID] [--config FILE] [--force]

  Asks for what is not given.
  --payer-account ID     the account that pays the bill: the function goes there
  --caller-account ID    the account in which the scheduler runs
  --region REGION        where the function runs
  --caller-role NAME     the scheduler's role, which exists already, with its path if it has one
  --organization-id ID   narrows what the function may read to this organization
  --force                replaces a configuration that is there

deploy | destroy [--payer-profile NAME] [--caller-profile NAME] [--only payer|caller] [--yes]
                 [--config FILE]

  --payer-profile NAME   the AWS profile of the payer's account (default: the credentials at hand);
                         once more for each further account on its side
  --caller-profile NAME  the same for the callers' accounts
  --only payer|caller    one side; deploy then prints what the other side needs
  --yes                  asks nothing; without a terminal nothing is asked either

  --config FILE          the configuration (default: ou-cost.config.json)
  --help                 this text
`;

/** What the arguments ask for, before any file is read. */
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
} as const;

const NO_HELP = 'see --help';

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
  throw new OuCostError('InvalidUsage', `--only is '${only}': write payer or caller; ${NO_HELP}`);
}

function deployLine(verb: 'deploy' | 'destroy', args: string[]): CommandLine {
  const { values } = parseArgs({ args, options: DEPLOY_OPTIONS });
  if (values.help === true) return { verb: 'help' };
  return {
    verb,
    file: values.config ?? DEFAULT_CONFIG_FILE,
    profiles: { payer: values['payer-profile'] ?? [], caller: values['caller-profile'] ?? [] },
    only: sideOf(values.only),
    yes: values.yes ?? false,
  };
}

/** The command line, read. Fails with InvalidUsage, naming what is not understood. */
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
        throw new OuCostError('InvalidUsage', `'${verb ?? ''}' is none of init, deploy, destroy; ${NO_HELP}`);
    }
  } catch (cause) {
    if (cause instanceof OuCostError) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new OuCostError('InvalidUsage', `${reason.split('\n', 1)[0]}; ${NO_HELP}`, { cause });
  }
}
