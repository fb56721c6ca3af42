import { parseArgs } from 'node:util';
import { OuCostError } from '@ou-cost/spend';
import { createApp } from './app.ts';
import { folderWantedByCdk } from './environment.ts';
import { DEFAULT_CONFIG_FILE, readConfig } from './read-config.ts';
import { remarksOn } from './remarks.ts';

const USAGE = `synth [--config FILE] [--out FOLDER] [--function-asset FOLDER]

Writes the CloudFormation templates and the function's bundle.

  --config FILE   the configuration (default: ${DEFAULT_CONFIG_FILE})
  --out FOLDER    where they are written (default: cdk.out, or where the cdk program wants them)
  --function-asset FOLDER
                  the function's bundle from an earlier run, instead of bundling it again
  --help          this text
`;

interface Options {
  readonly config: string;
  readonly out: string;
  readonly 'function-asset'?: string;
  readonly help: boolean;
}

function optionsOf(args: readonly string[], defaultFolder: string): Options {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        config: { type: 'string', default: DEFAULT_CONFIG_FILE },
        out: { type: 'string', default: defaultFolder },
        'function-asset': { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    });
    return values;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new OuCostError('InvalidUsage', `${reason}; see --help`, { cause });
  }
}

function main(args: readonly string[]): number {
  try {
    const options = optionsOf(args, folderWantedByCdk() ?? 'cdk.out');
    if (options.help) {
      process.stdout.write(USAGE);
      return 0;
    }
    const config = readConfig(options.config);
    const functionAsset = options['function-asset'];
    const reused = functionAsset === undefined ? {} : { functionAsset };
    const assembly = createApp(config, { outdir: options.out, ...reused }).synth();
    for (const remark of remarksOn(config)) process.stderr.write(`synth: mind: ${remark}\n`);
    for (const stack of assembly.stacks) {
      const { account, region } = stack.environment;
      process.stdout.write(`${stack.stackName} (${account}, ${region}): ${stack.templateFullPath}\n`);
    }
    return 0;
  } catch (error) {
    if (!(error instanceof OuCostError) || error.fault === 'defect') throw error;
    process.stderr.write(`synth: ${error.message}\n`);
    return 2;
  }
}

process.exitCode = main(process.argv.slice(2));
