import { Command } from 'commander';
import { addCommonOptions, type DestinationPairs } from './arguments/options.ts';
import { type Destinations, OutputPairs } from './arguments/outputs.ts';
import { PostPairs } from './arguments/posts.ts';
import { addFunctionOptions } from './arguments/reach-options.ts';
import { addDoctor, addOus } from './chain-commands.ts';
import type { CliContext } from './cli-context.ts';
import type { ReportOptions } from './commands/report.ts';
import type { RunOptions } from './commands/run.ts';
import { PROGRAM_HELP, REPORT_HELP, RUN_HELP } from './help/help.ts';
import { VERSION } from './version.ts';

/** What the program prints when asked for help or its version goes here. */
export type Print = (text: string) => void;

/**
 * The command line as a whole; parsing it runs the command, which is loaded only then. Fails with a CommanderError or
 * an OuCostError.
 */
export function programFor(context: CliContext, print: Print): Command {
  const program = new Command('ou-cost')
    .description('AWS spend per organizational unit, read through a chain of least-privilege roles.')
    .version(VERSION)
    .helpCommand(false)
    .addHelpText('after', PROGRAM_HELP)
    .exitOverride()
    .configureOutput({ writeOut: print, writeErr: () => {}, outputError: () => {} });
  addRun(program, context);
  addReport(program, context);
  addDoctor(program, context);
  addOus(program, context);
  return program;
}

function addRun(program: Command, context: CliContext): void {
  const pairs: DestinationPairs = { outputs: new OutputPairs(), posts: new PostPairs() };
  addFunctionOptions(addCommonOptions(program.command('run'), pairs))
    .description('assume the invoker role, invoke the function, render its report')
    .addHelpText('after', RUN_HELP)
    .action(async (options: RunOptions) => {
      const destinations = destinationsOf(pairs);
      const { run } = await import('./commands/run.ts');
      await run(options, destinations, context);
    });
}

function destinationsOf({ outputs, posts }: DestinationPairs): Destinations {
  return { outputs: outputs.toOutputs(), posts: posts.toPosts() };
}

function addReport(program: Command, context: CliContext): void {
  const pairs: DestinationPairs = { outputs: new OutputPairs(), posts: new PostPairs() };
  addCommonOptions(program.command('report'), pairs)
    .description('make the same report in this process, with the credentials at hand')
    .option('--reader-role-arn <arn>', 'a role to assume first (default: none)')
    .option('--external-id <id>', "external id that the role's trust asks for")
    .addHelpText('after', REPORT_HELP)
    .action(async (options: ReportOptions) => {
      const destinations = destinationsOf(pairs);
      const { report } = await import('./commands/report.ts');
      await report(options, destinations, context);
    });
}
