import { join } from 'node:path';
import type { Credentials, Sandbox } from '@ou-cost/sandbox';
import { principal } from '../../../packages/sandbox/src/testing/running-sandbox.ts';
import { roleArn } from '../sandbox/config.ts';
import { type Ended, executeNode, ISOLATED, type ProcessOptions } from './execute.ts';

/** The program of the command line, from the root of the repository. */
export const OU_COST = 'packages/cli/bin/ou-cost.mjs';

export const INVOKER_ROLE = roleArn('ou-cost-invoker');

/** The options for a report through the whole chain, of the last full month of the scenario that ships. */
export const OCTOBER: readonly string[] = ['--invoker-role-arn', INVOKER_ROLE, '--period', '2026-10'];
export const RUN_OCTOBER: readonly string[] = ['run', ...OCTOBER];

/** The options that write a report to `report.FORMAT` in a folder, for each format. */
export function toFiles(folder: string, ...formats: readonly string[]): string[] {
  return formats.flatMap((format) => ['--output', format, '--out', join(folder, `report.${format}`)]);
}

/** The environment of a program that uses the sandbox as AWS, signed in as a principal of the sandbox. */
export function environmentOf(sandbox: Sandbox, as: string | Credentials): Record<string, string> {
  const credentials = typeof as === 'string' ? principal(sandbox, as) : as;
  return {
    ...ISOLATED,
    AWS_ENDPOINT_URL: sandbox.endpoint,
    AWS_REGION: sandbox.region,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_SESSION_TOKEN: credentials.sessionToken,
  };
}

/** Runs `ou-cost` on the sandbox as the named principal. `env` is added to its environment. */
export function ouCost(
  sandbox: Sandbox,
  as: string,
  args: readonly string[],
  { env = {}, ...options }: ProcessOptions = {},
): Promise<Ended> {
  return executeNode(OU_COST, args, { ...options, env: { ...environmentOf(sandbox, as), ...env } });
}
