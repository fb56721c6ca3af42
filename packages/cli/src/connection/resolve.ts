import { build, parse } from '@aws-sdk/util-arn-parser';
import { addressesOf, type Config, configSchema } from '@ou-cost/contract';
import type { OptionsOf } from '@ou-cost/contract/options';
import type { ConfiguredChain } from '@ou-cost/doctor';
import { OuCostError } from '@ou-cost/spend';
import {
  externalIdOption,
  functionOption,
  regionOption,
  roleArnOption,
} from '../arguments/address-options.ts';
import type { Environment } from '../environment.ts';

/** The options that say where the function is, among others. */
type ConnectionOptions = OptionsOf<'run' | 'doctor' | 'ous' | 'history seed'>;

/** How to reach the function. */
export interface Connection {
  readonly region: string;
  readonly invokerRoleArn: string;
  readonly externalId: string | null;
  readonly functionArn: string;
  readonly timeoutSeconds: number;
  /** What the configuration says of the same chain; null where there is none. */
  readonly configured: ConfiguredChain | null;
}

/** The longest timeout that a Lambda function can have. */
const LONGEST_FUNCTION_SECONDS = 900;

/** Added to the function's timeout for a cold start and the way back: a run that is given up has been paid for. */
const MARGIN_SECONDS = 20;

/**
 * How to reach the function. Options have precedence over the configuration, and that over the environment. Fails with
 * InvalidUsage, naming the option and the key of the configuration.
 */
export function connectionOf(
  options: ConnectionOptions,
  config: Config | null,
  environment: Environment,
): Connection {
  const addresses = config === null ? null : addressesOf(config);
  const invokerRoleArn =
    options.invokerRoleArn === undefined
      ? addresses?.invokerRoleArn
      : roleArnOption(options.invokerRoleArn, '--invoker-role-arn');
  if (invokerRoleArn === undefined) {
    throw new OuCostError(
      'InvalidUsage',
      "the invoker role is not named: give --invoker-role-arn ARN, or a configuration with 'payer.accountId' (--config FILE)",
    );
  }
  const functionGiven = options.function === undefined ? null : functionOption(options.function);
  const functionIsArn = functionGiven?.startsWith('arn:') === true;
  const region = regionOf(options, functionIsArn ? functionGiven : null, config, environment);
  const name = functionGiven ?? config?.names.function ?? defaultFunctionName();
  return {
    region,
    invokerRoleArn,
    externalId:
      options.externalId === undefined ? (config?.externalId ?? null) : externalIdOption(options.externalId),
    functionArn: functionIsArn
      ? name
      : build({ ...parse(invokerRoleArn), service: 'lambda', region, resource: `function:${name}` }),
    timeoutSeconds:
      options.timeout ?? (config?.function.timeoutSeconds ?? LONGEST_FUNCTION_SECONDS) + MARGIN_SECONDS,
    configured: addresses === null ? null : { ...addresses, externalId: config?.externalId ?? null },
  };
}

function defaultFunctionName(): string {
  return configSchema.shape.names.parse(undefined).function;
}

function regionOf(
  options: ConnectionOptions,
  functionArn: string | null,
  config: Config | null,
  environment: Environment,
): string {
  const ofFunction = functionArn === null ? undefined : parse(functionArn).region;
  if (options.region !== undefined) {
    const region = regionOption(options.region);
    if (ofFunction === undefined || ofFunction === region) return region;
    throw new OuCostError(
      'InvalidUsage',
      `--region '${region}' is not the region of --function '${functionArn}'; omit one of them`,
    );
  }
  return ofFunction ?? homeRegion(config, environment);
}

/** The region of the configuration, else of the environment, or of the profile where no variable names one. Fails with InvalidUsage where neither has one. */
export function homeRegion(config: Config | null, environment: Environment): string {
  if (config !== null) return config.payer.region;
  if (environment.region !== null) return regionOption(environment.region, 'AWS_REGION');
  throw new OuCostError(
    'InvalidUsage',
    "the region is not named: give --region REGION, set AWS_REGION or the profile's region, or give a configuration with 'payer.region' (--config FILE)",
  );
}
