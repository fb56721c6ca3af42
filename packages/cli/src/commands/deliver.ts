import type { Report } from '@ou-cost/spend';
import { type Announcements, periodLine } from '../announcements.ts';
import type { CommonOptions } from '../options.ts';
import type { Output } from '../outputs.ts';
import { FORMATS } from '../render/formats.ts';
import type { View } from '../render/view.ts';
import type { Surroundings } from '../surroundings.ts';
import { PLAIN, terminalOf } from '../terminal.ts';
import { writeOutputs } from '../write-outputs.ts';

/** Renders every output, then writes the files, then standard output: a fault in one leaves none behind. */
export async function deliver(
  report: Report,
  outputs: readonly Output[],
  options: CommonOptions,
  announcements: Announcements,
  { stdout, environment }: Surroundings,
): Promise<void> {
  const depth = options.depth ?? null;
  const locale = options.locale === undefined ? {} : { locale: options.locale };
  const terminal = terminalOf(stdout, options.color && !environment.refusesColor);
  const rendered = outputs.map(({ format, file }) => {
    const view: View = { depth, ...locale, terminal: file === null ? terminal : PLAIN };
    return { file, text: FORMATS[format](report, view) };
  });
  await announcements.say(periodLine(report));
  await writeOutputs(rendered.flatMap(({ file, text }) => (file === null ? [] : [{ file, text }])));
  for (const { file, text } of rendered) if (file === null) await stdout.write(text);
}
