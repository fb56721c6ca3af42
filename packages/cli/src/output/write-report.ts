import type { OptionsOf } from '@ou-cost/contract/options';
import { PLAIN, rendered, type Terminal, terminalOf } from '@ou-cost/present';
import type { Report } from '@ou-cost/spend';
import type { Output } from '../arguments/outputs.ts';
import type { CliContext } from '../cli-context.ts';
import { viewOf } from './view.ts';
import { type OutputFile, writeOutputs } from './write-outputs.ts';

type Options = OptionsOf<'run' | 'report' | 'archive show'>;

/** A report in every output, ready to be written. */
export interface RenderedOutputs {
  readonly files: readonly OutputFile[];
  readonly texts: readonly Iterable<string>[];
}

/** Renders every output, so that a failure leaves nothing behind. Only the pieces of csv and json are made later. */
export async function renderedOutputs(
  report: Report,
  outputs: readonly Output[],
  options: Options,
  context: CliContext,
): Promise<RenderedOutputs> {
  const terminal = terminalFor(options, context);
  const files: OutputFile[] = [];
  const texts: Iterable<string>[] = [];
  for (const { format, file } of outputs) {
    const content = await rendered(format, report, viewOf(options, file === null ? terminal : PLAIN));
    if (file !== null) files.push({ file, content });
    else if (!(content instanceof Uint8Array)) texts.push(content);
  }
  return { files, texts };
}

/** Renders every output, and writes the files, then standard output. Fails with OutputNotWritten or AnswerTooLarge. */
export async function writeReport(
  report: Report,
  outputs: readonly Output[],
  options: Options,
  context: CliContext,
): Promise<void> {
  const { files, texts } = await renderedOutputs(report, outputs, options, context);
  await writeOutputs(files);
  await writeTexts(texts, context);
}

export async function writeTexts(texts: RenderedOutputs['texts'], { stdout }: CliContext): Promise<void> {
  for (const text of texts) {
    for (const piece of text) await stdout.write(piece);
  }
}

function terminalFor({ color }: Options, { stdout, environment }: CliContext): Terminal {
  return terminalOf(stdout, color !== false && !environment.refusesColor);
}
