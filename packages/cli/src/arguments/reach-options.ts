import type { Command } from 'commander';
import { wholeNumberOption } from './option-values.ts';

const DAY_SECONDS = 86_400;

/** How to reach AWS: what every command asks. */
export function addReachOptions(command: Command): Command {
  return command
    .optionsGroup('How to reach AWS:')
    .option('--config <file>', 'configuration (default: ou-cost.config.json, where it exists)')
    .option('--profile <name>', 'profile of the AWS configuration to start from')
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

/** Where the function is, and the role that may invoke it: what every command asks that goes through the function. */
export function addFunctionOptions(command: Command): Command {
  return command
    .option('--invoker-role-arn <arn>', 'the role to assume (default: from the configuration)')
    .option(
      '--external-id <id>',
      "external id that the role's trust asks for (default: from the configuration)",
    )
    .option(
      '--function <name or arn>',
      'the function (default: from the configuration, else ou-cost-report)',
    );
}
