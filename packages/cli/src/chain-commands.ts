import { DOCTOR_OUTPUTS, OUS_OUTPUTS } from '@ou-cost/contract/options';
import { type Command, Option } from 'commander';
import { addChainOptions } from './arguments/chain-options.ts';
import { wholeNumberOption } from './arguments/option-values.ts';
import type { CliContext } from './cli-context.ts';
import type { DoctorOptions } from './commands/doctor.ts';
import type { OusOptions } from './commands/ous.ts';
import { DOCTOR_HELP, OUS_HELP } from './help/chain.ts';

function output(choices: readonly string[]): Option {
  return new Option('--output <format>', 'what to write').choices(choices).default('table');
}

export function addDoctor(program: Command, context: CliContext): void {
  const command = program
    .command('doctor')
    .description('walk every hop of the chain, and say which one fails and how to fix it')
    .option('--paid', 'read Cost Explorer as well (0.01 USD)')
    .option('--negative', 'prove what must be refused as well; leaves denied calls in CloudTrail')
    .addOption(output(Object.keys(DOCTOR_OUTPUTS)));
  addChainOptions(command)
    .addHelpText('after', DOCTOR_HELP)
    .action(async (options: DoctorOptions) => {
      const { doctor } = await import('./commands/doctor.ts');
      await doctor(options, context);
    });
}

export function addOus(program: Command, context: CliContext): void {
  const command = program
    .command('ous')
    .description('the tree of organizational units, without any spend')
    .option(
      '--depth <n>',
      'units down to this level in table and rundeck; 0 is the root',
      wholeNumberOption('--depth', 0, 99),
    )
    .addOption(output(Object.keys(OUS_OUTPUTS)));
  addChainOptions(command)
    .addHelpText('after', OUS_HELP)
    .action(async (options: OusOptions) => {
      const { ous } = await import('./commands/ous.ts');
      await ous(options, context);
    });
}
