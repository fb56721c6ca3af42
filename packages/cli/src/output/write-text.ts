import type { OptionsOf } from '@ou-cost/contract/options';
import { PLAIN, type Terminal, terminalOf } from '@ou-cost/present';
import type { CliContext } from '../cli-context.ts';
import { writeOutputs } from './write-outputs.ts';

/** Renders a text and writes it to --out, else to standard output. */
export async function writeText(
  render: (terminal: Terminal) => string,
  {
    out,
    color,
  }: Pick<
    OptionsOf<'doctor' | 'ous' | 'reconcile' | 'history' | 'archive list' | 'archive diff' | 'schedules'>,
    'out' | 'color'
  >,
  { stdout, environment }: CliContext,
): Promise<void> {
  if (out !== undefined) return writeOutputs([{ file: out, content: [render(PLAIN)] }]);
  return stdout.write(render(terminalOf(stdout, color !== false && !environment.refusesColor)));
}
