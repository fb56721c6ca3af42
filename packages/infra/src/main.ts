import { readdirSync } from 'node:fs';
import path from 'node:path';
import { type ParseArgsConfig, parseArgs } from 'node:util';
import type { Config } from '@ou-cost/contract';
import { faultOf, OuCostError } from '@ou-cost/spend';
import type { CloudAssembly } from 'aws-cdk-lib/cx-api';
import { manualSteps } from './configuration/manual-steps.ts';
import { DEFAULT_CONFIG_FILE, readConfig } from './configuration/read.ts';
import { cdkOutputFolder } from './environment.ts';
import { synthesize } from './synthesize.ts';
import { usageFault } from './usage-fault.ts';

const USAGE = `synth [--config FILE]... [--out FOLDER]

Writes the CloudFormation templates and the function's bundle.

  --config FILE   the configuration (default: ${DEFAULT_CONFIG_FILE}); may be given several times:
                  then each output goes to a subfolder of --out, named after its file, and the
                  function is bundled once
  --out FOLDER    the output folder (default: cdk.out, or the one that the cdk program sets)
  --help          this text
`;

interface Options {
  readonly config: readonly string[];
  readonly out: string;
  readonly help: boolean;
}

function parseOptions(args: readonly string[], defaultFolder: string): Options {
  const options = {
    config: { type: 'string', multiple: true, default: [DEFAULT_CONFIG_FILE] },
    out: { type: 'string', default: defaultFolder },
    help: { type: 'boolean', default: false },
  } satisfies ParseArgsConfig['options'];
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (cause) {
    throw usageFault(cause, Object.keys(options));
  }
}

/** The output folder of each configuration file. Fails with InvalidUsage if two files would share a folder. */
function outputFolders({ config: files, out }: Options): Map<string, string> {
  const folders = new Map(
    files.map((file) => [file, files.length === 1 ? out : path.join(out, path.parse(file).name)]),
  );
  if (new Set(folders.values()).size === files.length) return folders;
  throw new OuCostError(
    'InvalidUsage',
    `--config '${files.join("', '")}': two files have the same name, after which the output folder is named; rename one`,
  );
}

function main(args: readonly string[]): number {
  try {
    const options = parseOptions(args, cdkOutputFolder() ?? 'cdk.out');
    if (options.help) {
      process.stdout.write(USAGE);
      return 0;
    }
    // All configurations are read first, so that a wrong one stops the program before anything is written.
    const wanted = [...outputFolders(options)].map(([file, outdir]) => ({
      config: readConfig(file),
      outdir,
    }));
    let functionAsset: string | undefined;
    for (const { config, outdir } of wanted) {
      const reused = functionAsset === undefined ? {} : { functionAsset };
      const assembly = synthesize({ config, outdir, ...reused });
      functionAsset ??= bundleIn(assembly);
      printStacks(assembly, config);
    }
    return 0;
  } catch (error) {
    if (!(error instanceof OuCostError) || faultOf(error.code) === 'defect') throw error;
    process.stderr.write(`synth: ${error.message}\n`);
    return 2;
  }
}

function bundleIn({ directory }: CloudAssembly): string | undefined {
  const name = readdirSync(directory).find((entry) => entry.startsWith('asset.'));
  return name === undefined ? undefined : path.resolve(directory, name);
}

function printStacks(assembly: CloudAssembly, config: Config): void {
  for (const stack of assembly.stacks) {
    const { account, region } = stack.environment;
    process.stdout.write(`${stack.stackName} (${account}, ${region}): ${stack.templateFullPath}\n`);
  }
  for (const step of manualSteps(config)) process.stderr.write(`synth: note: ${step}\n`);
}

process.exitCode = main(process.argv.slice(2));
