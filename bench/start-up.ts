import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleCommandLine } from '../scripts/build/command-line-bundle.ts';
import { atMost, type Finding, number } from './findings.ts';
import { interleaved, median, medianRatio } from './statistics.ts';

const ROUNDS = 15;
/** The most bytes that the function's asset may have. */
const LARGEST_ASSET = 700_000;

const WHAT = {
  bare: 'bare Node.js',
  asset: "the function's asset",
  help: '`ou-cost --help` as one file',
} as const;

/** What Lambda's runtime defines before it loads a function with a streamed answer. */
const RUNTIME = 'globalThis.awslambda = { streamifyResponse: (handler) => handler };';

/** Compares the start of the synthesized asset and of the one-file command line with a Node.js that does nothing. */
export async function benchStartUp(
  synthesized: string,
  folder: string,
  repository: string,
): Promise<Finding> {
  mkdirSync(folder, { recursive: true });
  const empty = join(folder, 'empty.mjs');
  writeFileSync(empty, '');
  const commandLine = join(folder, 'ou-cost.mjs');
  writeFileSync(commandLine, (await bundleCommandLine(repository)).text);
  const asset = assetIn(synthesized);
  const runtime = join(folder, 'runtime.mjs');
  writeFileSync(runtime, RUNTIME);
  const bytes = { bare: 0, asset: statSync(asset).size, help: statSync(commandLine).size };
  const rounds = await interleaved(
    {
      bare: () => wholeProcess([empty]),
      asset: () => wholeProcess(['--import', runtime, asset]),
      help: () => wholeProcess([commandLine, '--help']),
    },
    ROUNDS,
  );
  const ratios = {
    asset: medianRatio(rounds.asset, rounds.bare),
    help: medianRatio(rounds.help, rounds.bare),
  };
  return {
    title: 'Starting a process',
    method:
      `Wall-clock time from the start of a process to its end: the median of ${ROUNDS} rounds, in each of which the ` +
      'three run one after the other. The ratio is the median of the ratios within each round. The asset is the one ' +
      'that `cdk synth` wrote; it is loaded but not invoked.',
    tables: [
      {
        head: ['process', 'bytes', 'median', '÷ bare Node.js'],
        rows: (['bare', 'asset', 'help'] as const).map((name) => [
          WHAT[name],
          bytes[name] === 0 ? '' : number(bytes[name]),
          `${number(median(rounds[name]), 1)} ms`,
          name === 'bare' ? '1' : number(ratios[name], 2),
        ]),
      },
    ],
    measures: [
      atMost("start of the function's asset ÷ start of bare Node.js", 4.5, ratios.asset),
      atMost("size of the function's asset, minified", LARGEST_ASSET, bytes.asset, 'bytes'),
      atMost('`ou-cost --help` ÷ bare Node.js', 5, ratios.help),
    ],
  };
}

function assetIn(synthesized: string): string {
  const folder = readdirSync(synthesized).find((name) => name.startsWith('asset.'));
  if (folder === undefined) throw new Error(`${synthesized} has no asset: synthesize the stacks again`);
  return join(synthesized, folder, 'index.mjs');
}

function wholeProcess(args: readonly string[]): number {
  const begun = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  const taken = performance.now() - begun;
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${stderr}`);
  return taken;
}
