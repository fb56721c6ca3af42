import type { Command } from 'commander';
import type { ConnectionOptions } from './connection.ts';
import { wholeNumberOption } from './option-values.ts';

/** What the commands that ask the function something else than a report share. */
export interface ChainOptions extends ConnectionOptions {
  readonly config?: string;
  readonly profile?: string;
  readonly out?: string;
  readonly quiet?: true;
  /** False under `--no-color`. */
  readonly color: boolean;
}

const DAY_SECONDS = 86_400;

/** What `doctor` and `ous` can write, by the name that `--output` takes. */
export const DOCTOR_OUTPUTS = ['table', 'json'] as const;
export const OUS_OUTPUTS = ['table', 'json', 'rundeck'] as const;

export type DoctorOutput = (typeof DOCTOR_OUTPUTS)[number];
export type OusOutput = (typeof OUS_OUTPUTS)[number];

/** Where to write, and how to reach the function: under the names that `run` has. */
export function addChainOptions(command: Command): Command {
  return command
    .option('--out <file>', 'where the result goes, whole or not at all (default: standard output)')
    .option('--quiet', 'say nothing on standard error but failures')
    .option('--no-color', 'no colours, as with NO_COLOR set')
    .optionsGroup('How to reach AWS:')
    .option('--config <file>', 'configuration (default: ou-cost.config.json, where it exists)')
    .option('--profile <name>', 'profile of the AWS configuration to start from')
    .option('--invoker-role-arn <arn>', 'the role to assume (default: from the configuration)')
    .option(
      '--external-id <id>',
      "external id that the role's trust asks for (default: from the configuration)",
    )
    .option('--function <name or arn>', 'the function (default: from the configuration, else ou-cost-report)')
    .option(
      '--region <region>',
      "the function's region (default: of --function, the configuration or AWS_REGION)",
    )
    .option(
      '--timeout <seconds>',
      'how long to wait for the result before giving up',
      wholeNumberOption('--timeout', 1, DAY_SECONDS),
    );
}
