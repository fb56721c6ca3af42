import { EXIT_CODE_OF, type ExitCode, exitCodeOf, SUCCESS } from '@ou-cost/contract/exit-codes';
import { escapeControlCharacters } from '@ou-cost/present';
import { OuCostError } from '@ou-cost/spend';
import { CommanderError } from 'commander';

/** How a run ends that failed, or that was only asked for help or the version. */
export interface Ending {
  /** One line for standard error; null for help and version. */
  readonly line: string | null;
  readonly exitCode: ExitCode;
}

/** The line and the exit code of a failure. An error that is not an OuCostError is a defect of the program. */
export function endingOf(failure: unknown): Ending {
  // Commander ends --help and --version with an error, too.
  if (failure instanceof CommanderError && failure.exitCode === 0) return { line: null, exitCode: SUCCESS };
  if (failure instanceof OuCostError) {
    return { line: line(withNames(failure)), exitCode: exitCodeOf(failure.code) };
  }
  const said = failure instanceof Error ? `${failure.name}: ${failure.message}` : String(failure);
  return {
    line: line(`unexpected failure, please report it (NODE_DEBUG=ou-cost shows where): ${said}`),
    exitCode: EXIT_CODE_OF.Defect,
  };
}

/** What does what a message proposes. The domain cannot name it, since it knows no command line. */
const PROPOSALS: readonly (readonly [proposal: RegExp, name: string])[] = [
  [/Compare the two by account(?=, or allow the difference$)/, 'ou-cost reconcile'],
  // Where two sources were compared by reconcile itself, there is nothing to allow.
  [/allow the difference$/, '--allow-unattributed-difference'],
];

function withNames({ code, message }: OuCostError): string {
  if (code !== 'NotReconciled') return message;
  return PROPOSALS.reduce((text, [proposal, name]) => text.replace(proposal, `$& (${name})`), message);
}

function line(message: string): string {
  return `ou-cost: ${escapeControlCharacters(message)}\n`;
}
