import type { OptionsOf } from '@ou-cost/contract/options';
import { Command } from 'commander';
import { addArchiveCommands } from './archive-commands.ts';
import { addOptions, type OrderedListeners } from './arguments/commander-options.ts';
import { type Destinations, OutputPairs } from './arguments/outputs.ts';
import { PostPairs } from './arguments/posts.ts';
import type { CliContext } from './cli-context.ts';
import { commandIn } from './command-in.ts';
import { usageFailure } from './ending/usage-failure.ts';
import { DOCTOR_HELP, OUS_HELP } from './help/chain.ts';
import { PROGRAM_HELP } from './help/program.ts';
import { RECONCILE_HELP } from './help/reconcile.ts';
import { REPORT_HELP, RUN_HELP } from './help/report.ts';
import { SCHEDULES_HELP } from './help/schedules.ts';
import { VERSION } from './version.ts';

/** Takes the text that is printed for --help and --version. */
export type Print = (text: string) => void;

/**
 * The command line as a whole; parsing it runs the command, which is loaded only then. Fails with an
 * OuCostError, or with a CommanderError where help or the version was asked for.
 */
export function programFor(context: CliContext, print: Print): Command {
  const program = new Command('ou-cost');
  program
    .description('AWS spend per organizational unit, read through a chain of least-privilege roles.')
    .version(VERSION)
    .helpCommand('help [command]', 'display help for a command')
    // What stands behind the name of a command belongs to it, and to the command below it behind the name of that.
    .enablePositionalOptions()
    .addHelpText('after', PROGRAM_HELP)
    .exitOverride((error) => {
      throw usageFailure(error, program);
    })
    // The table's own sentences name values and default.
    .configureHelp({ optionDescription: ({ description }) => description })
    .configureOutput({ writeOut: print, writeErr: () => {}, outputError: () => {} });
  addRun(program, context);
  addReport(program, context);
  addDoctor(program, context);
  addOus(program, context);
  addReconcile(program, context);
  addArchiveCommands(program, context);
  addSchedules(program, context);
  return program;
}

/** Where a report goes, collected while the command line is parsed. */
function collectedDestinations() {
  const outputs = new OutputPairs();
  const posts = new PostPairs();
  const listeners: OrderedListeners<'run' | 'report'> = {
    output: (name) => outputs.addFormat(name),
    out: (file) => outputs.addFile(file),
    post: (name) => posts.addTarget(name),
    'post-url-file': (file) => posts.addFile(file),
  };
  const destinations = (): Destinations => ({ outputs: outputs.toOutputs(), posts: posts.toPosts() });
  return { listeners, destinations };
}

function addRun(program: Command, context: CliContext): void {
  const { listeners, destinations } = collectedDestinations();
  addOptions(commandIn(program, 'run', RUN_HELP), 'run', listeners).action(
    async (options: OptionsOf<'run'>) => {
      const given = destinations();
      const { run } = await import('./commands/run.ts');
      await run(options, given, context);
    },
  );
}

function addReport(program: Command, context: CliContext): void {
  const { listeners, destinations } = collectedDestinations();
  addOptions(commandIn(program, 'report', REPORT_HELP), 'report', listeners).action(
    async (options: OptionsOf<'report'>) => {
      const given = destinations();
      const { report } = await import('./commands/report.ts');
      await report(options, given, context);
    },
  );
}

function addDoctor(program: Command, context: CliContext): void {
  addOptions(commandIn(program, 'doctor', DOCTOR_HELP), 'doctor', {}).action(
    async (options: OptionsOf<'doctor'>) => {
      const { doctor } = await import('./commands/doctor.ts');
      await doctor(options, context);
    },
  );
}

function addOus(program: Command, context: CliContext): void {
  addOptions(commandIn(program, 'ous', OUS_HELP), 'ous', {}).action(async (options: OptionsOf<'ous'>) => {
    const { ous } = await import('./commands/ous.ts');
    await ous(options, context);
  });
}

function addReconcile(program: Command, context: CliContext): void {
  addOptions(commandIn(program, 'reconcile', RECONCILE_HELP), 'reconcile', {}).action(
    async (options: OptionsOf<'reconcile'>) => {
      const { reconcile } = await import('./commands/reconcile.ts');
      await reconcile(options, context);
    },
  );
}

function addSchedules(program: Command, context: CliContext): void {
  addOptions(commandIn(program, 'schedules', SCHEDULES_HELP), 'schedules', {}).action(
    async (options: OptionsOf<'schedules'>) => {
      const { schedules } = await import('./commands/schedules.ts');
      await schedules(options, context);
    },
  );
}
