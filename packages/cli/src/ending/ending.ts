import { EXIT_CODE_OF, type ExitCode, SUCCESS } from '@ou-cost/contract/exit-codes';
import { escapeControlCharacters } from '@ou-cost/present';
import { type ErrorCode, OuCostError } from '@ou-cost/spend';
import { CommanderError } from 'commander';

/** How a run that did not go through ends. */
export interface Ending {
  /** One line for standard error, or null where there is nothing to say. */
  readonly line: string | null;
  readonly exitCode: ExitCode;
}

/** What a failure says and which exit code it has; what is not one of ours is a defect. */
export function endingOf(failure: unknown): Ending {
  if (failure instanceof CommanderError) {
    // Help and version are asked for, and come this way as well.
    if (failure.exitCode === 0) return { line: null, exitCode: SUCCESS };
    // Without a command commander would show its help as if that were the failure.
    const said = failure.code === 'commander.help' ? "say what to do, as in 'ou-cost run'" : failure.message;
    const message = said.replace(/^error: /, '').replaceAll('\n', ' ');
    return { line: line(`${message}; see ou-cost --help`), exitCode: EXIT_CODE_OF.InvalidUsage };
  }
  if (failure instanceof OuCostError) {
    return { line: line(`${failure.message}${optionFor(failure)}`), exitCode: EXIT_CODE_OF[failure.code] };
  }
  const said = failure instanceof Error ? `${failure.name}: ${failure.message}` : String(failure);
  return {
    line: line(`unexpected failure, please report it (NODE_DEBUG=ou-cost shows where): ${said}`),
    exitCode: EXIT_CODE_OF.Defect,
  };
}

/** The option that does what a message of the domain proposes: the domain knows no command line. */
const OPTIONS: Readonly<Partial<Record<ErrorCode, string>>> = {
  NotReconciled: '--allow-unattributed-difference',
};

function optionFor({ code }: OuCostError): string {
  const option = OPTIONS[code];
  return option === undefined ? '' : ` (${option})`;
}

function line(message: string): string {
  return `ou-cost: ${escapeControlCharacters(message)}\n`;
}
