import type { Config } from '@ou-cost/contract';
import type { CloudAssembly } from 'aws-cdk-lib/cx-api';
import { createApp } from './app.ts';

export interface SynthesizeOptions {
  readonly config: Config;
  /** The folder that the cloud assembly is written to. */
  readonly outdir: string;
  /** A folder with the bundle of an earlier synthesis. @default the function is bundled */
  readonly functionAsset?: string;
}

/** Writes the templates and the function's bundle. Returns the cloud assembly. */
export function synthesize({ config, ...options }: SynthesizeOptions): CloudAssembly {
  return createApp(config, options).synth();
}
