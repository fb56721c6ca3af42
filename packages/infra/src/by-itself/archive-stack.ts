import { archiveAddressesOf, type Config } from '@ou-cost/contract';
import { type App, type IStackSynthesizer, LegacyStackSynthesizer, Stack } from 'aws-cdk-lib';
import { STACK_DESCRIPTIONS } from '../stack-descriptions.ts';
import { ArchiveBucket } from './bucket.ts';

/** The name of the stack of the archive's bucket; none where the bucket exists. */
export function archiveStackNames(config: Config): string[] {
  return archiveAddressesOf(config)?.create === true ? [config.names.archiveStack] : [];
}

/**
 * Adds the stack of the archive's bucket to the app, unless the bucket exists. It is a stack of its own, since the bucket
 * may be in another region, and outlives the function. It has no assets, so its region needs no CDK bootstrap.
 */
export function addArchiveStack(app: App, config: Config): void {
  const archive = archiveAddressesOf(config);
  const [stackName] = archiveStackNames(config);
  if (archive === undefined || stackName === undefined) return;
  const stack = new Stack(app, stackName, {
    stackName,
    description: STACK_DESCRIPTIONS.archive,
    env: { account: archive.bucketAccountId, region: archive.region },
    synthesizer: new LegacyStackSynthesizer() as IStackSynthesizer,
  });
  new ArchiveBucket(stack, 'Archive', config, archive);
}
