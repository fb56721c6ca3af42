import type { AwsSettings } from '@ou-cost/aws';
import { regionOption } from '../arguments/address-options.ts';
import type { AwsSide, CliContext } from '../cli-context.ts';
import type { Environment } from '../environment.ts';

/** The AWS adapters, and the settings of the one who runs the command. */
export interface ConnectedAws {
  readonly aws: AwsSide;
  readonly settings: AwsSettings;
  /** The environment, with the profile's region where no variable names one. */
  readonly environment: Environment;
}

/** Loads the AWS adapters and reads the settings. Fails with CredentialsMissing or InvalidConfiguration. */
export async function connectAws(
  { profile }: { readonly profile?: string | undefined },
  { environment, loadAws }: Pick<CliContext, 'environment' | 'loadAws'>,
): Promise<ConnectedAws> {
  const aws = await loadAws();
  const settings = await aws.readAwsSettings(profile ?? null, environment.variables ?? {});
  const { profileRegion } = settings;
  if (environment.region !== null || profileRegion === null) return { aws, settings, environment };
  const region = regionOption(profileRegion.region, `the region of ${profileRegion.profile}`);
  return { aws, settings, environment: { ...environment, region } };
}
