import type { OptionsOf } from '@ou-cost/contract/options';
import type { Command } from 'commander';
import { addOptions } from './arguments/commander-options.ts';
import { OutputPairs } from './arguments/outputs.ts';
import type { CliContext } from './cli-context.ts';
import { commandIn, failingAsUsage } from './command-in.ts';
import {
  DELIVER_HELP,
  DIFF_HELP,
  FAMILY_HELP,
  HISTORY_HELP,
  LIST_HELP,
  SEED_HELP,
  SHOW_HELP,
} from './help/archive.ts';

const RUN = '<run>';
const RUN_MEANS = "the id of a run, as 'ou-cost archive list' shows it";

/** Adds the commands that are about an archive. */
export function addArchiveCommands(program: Command, context: CliContext): void {
  addHistory(program, context);
  const family = failingAsUsage(
    program
      .command('archive')
      .description('list, write, deliver and compare the reports that are in an archive')
      .addHelpText('after', FAMILY_HELP),
  );
  addList(family, context);
  addShow(family, context);
  addDeliver(family, context);
  addDiff(family, context);
}

function addHistory(program: Command, context: CliContext): void {
  const history = commandIn(program, 'history', HISTORY_HELP).enablePositionalOptions();
  addOptions(history, 'history', {}).action(async (options: OptionsOf<'history'>) => {
    const { history: show } = await import('./commands/history.ts');
    await show(options, context);
  });
  addOptions(commandIn(history, 'history seed', SEED_HELP), 'history seed', {}).action(
    async (options: OptionsOf<'history seed'>) => {
      const { historySeed } = await import('./commands/history-seed.ts');
      await historySeed(options, context);
    },
  );
}

function addList(family: Command, context: CliContext): void {
  addOptions(commandIn(family, 'archive list', LIST_HELP), 'archive list', {}).action(
    async (options: OptionsOf<'archive list'>) => {
      const { archiveList } = await import('./commands/archive-list.ts');
      await archiveList(options, context);
    },
  );
}

function addShow(family: Command, context: CliContext): void {
  const outputs = new OutputPairs();
  const listeners = {
    output: (name: string) => outputs.addFormat(name),
    out: (file: string) => outputs.addFile(file),
  };
  const command = commandIn(family, 'archive show', SHOW_HELP).argument(RUN, RUN_MEANS);
  addOptions(command, 'archive show', listeners).action(
    async (run: string, options: OptionsOf<'archive show'>) => {
      const given = outputs.toOutputs();
      const { archiveShow } = await import('./commands/archive-show.ts');
      await archiveShow(run, options, given, context);
    },
  );
}

function addDeliver(family: Command, context: CliContext): void {
  const command = commandIn(family, 'archive deliver', DELIVER_HELP).argument(RUN, RUN_MEANS);
  addOptions(command, 'archive deliver', {}).action(
    async (run: string, options: OptionsOf<'archive deliver'>) => {
      const { archiveDeliver } = await import('./commands/archive-deliver.ts');
      await archiveDeliver(run, options, context);
    },
  );
}

function addDiff(family: Command, context: CliContext): void {
  const command = commandIn(family, 'archive diff', DIFF_HELP)
    .argument(RUN, 'the run before, by its id')
    .argument('<later>', 'the run after');
  addOptions(command, 'archive diff', {}).action(
    async (before: string, after: string, options: OptionsOf<'archive diff'>) => {
      const { archiveDiff } = await import('./commands/archive-diff.ts');
      await archiveDiff({ before, after }, options, context);
    },
  );
}
