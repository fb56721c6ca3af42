import { debuglog } from 'node:util';
import { EXIT_CODE_OF, type ExitCode, exitCodeOf, SUCCESS } from '@ou-cost/contract/exit-codes';
import { readConfig } from '@ou-cost/infra';
import { OuCostError } from '@ou-cost/spend';
import { type CommandLine, readCommandLine, USAGE } from './command-line.ts';
import { deploy } from './commands/deploy.ts';
import { destroy } from './commands/destroy.ts';
import { init } from './commands/init.ts';
import type { RunContext } from './context.ts';
import { readEnvironment } from './environment.ts';
import { interruptionOf } from './terminal/interruption.ts';
import { progressOn } from './terminal/progress.ts';
import { questionsOn } from './terminal/questions.ts';

const debug = debuglog('ou-cost');

/** The person at the terminal declined: nothing failed, but nothing was deployed or deleted. */
const DECLINED = 2 satisfies ExitCode;

function runContext(): RunContext {
  const environment = readEnvironment();
  const color = process.stderr.isTTY === true && !environment.refusesColor;
  const isAttended = process.stdin.isTTY === true && process.stderr.isTTY === true;
  return {
    environment,
    progress: progressOn((text) => process.stderr.write(text), color),
    interruption: interruptionOf(process),
    print: (text) => {
      process.stdout.write(text);
    },
    openQuestions: () => (isAttended ? questionsOn(process.stdin, process.stderr) : null),
  };
}

async function run(line: CommandLine, context: RunContext): Promise<ExitCode> {
  switch (line.verb) {
    case 'help':
      context.print(USAGE);
      return SUCCESS;
    case 'init':
      await init(line, context);
      return SUCCESS;
    case 'deploy':
      return (await deploy({ ...line, config: readConfig(line.file) }, context)) ? SUCCESS : DECLINED;
    case 'destroy':
      return (await destroy({ ...line, config: readConfig(line.file) }, context)) ? SUCCESS : DECLINED;
  }
}

async function main(args: readonly string[]): Promise<ExitCode> {
  const [verb = 'deploy'] = args;
  try {
    return await run(readCommandLine(args), runContext());
  } catch (error) {
    debug('%o', error);
    if (error instanceof OuCostError) {
      process.stderr.write(`${verb}: ${error.message}\n`);
      return exitCodeOf(error.code);
    }
    const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    process.stderr.write(
      `${verb}: unexpected failure, please report it (NODE_DEBUG=ou-cost shows where): ${reason}\n`,
    );
    return EXIT_CODE_OF.Defect;
  }
}

process.exitCode = await main(process.argv.slice(2));
