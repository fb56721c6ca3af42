import { type ArchiveChain, archiveChainOf } from './archive.ts';
import { type ExportChain, exportChainOf } from './exports.ts';
import type { GithubWorkflow, Variant, VariantConfig } from './model.ts';
import { type ScheduleChain, scheduleChainOf } from './schedules.ts';

export interface WorkflowRole {
  readonly roleArn: string;
  readonly workflow: GithubWorkflow;
  /** The subject of its tokens where GitHub writes no ids into them. */
  readonly subjectWithoutIds: string;
  /** The subject of its tokens where GitHub writes ids into them; with invented ids where none are configured. */
  readonly subjectWithIds: string;
  /** The subjects that must be admitted, and no others. */
  readonly admitted: readonly string[];
}

/** The accounts, roles and function of a variant by their expected names, independent of the code that synthesizes it. */
export interface Chain {
  readonly partition: string;
  readonly region: string;
  readonly payerAccount: string;
  readonly functionAccount: string;
  readonly readerAccount: string;
  /** Existing roles that may assume the invoker role. */
  readonly callers: readonly string[];
  /** Roles created for GitHub workflows, which may assume it as well. */
  readonly workflows: readonly WorkflowRole[];
  readonly directInvokers: readonly string[];
  readonly invoker: string;
  readonly worker: string;
  readonly reader: string;
  readonly function: string;
  readonly logGroup: string;
  /** The services whose interface endpoints are created. */
  readonly endpoints: readonly string[];
  readonly exports?: ExportChain;
  readonly archive?: ArchiveChain;
  readonly schedules?: ScheduleChain;
}

/**
 * Every region has an endpoint for STS; only us-east-1 has endpoints for Organizations and Cost Explorer. What keeps and
 * delivers reports has one where all of it is in the function's region; S3 has none beside an export.
 */
function endpointsOf(
  config: VariantConfig,
  { archive, schedules }: Pick<Chain, 'archive' | 'schedules'>,
): readonly string[] {
  const { vpc, payer, exports } = config;
  if (vpc?.interfaceEndpoints !== true) return [];
  return [
    ...(payer.region === 'us-east-1' ? ['sts', 'organizations', 'ce'] : ['sts']),
    ...(archive === undefined || archive.region !== payer.region || exports !== undefined ? [] : ['s3']),
    ...(schedules === undefined ? [] : schedules.endpoints),
  ];
}

const PARTITIONS: ReadonlyMap<string, string> = new Map([
  ['cn', 'aws-cn'],
  ['eusc', 'aws-eusc'],
]);

function partitionOf(region: string): string {
  const [area = ''] = region.split('-');
  return PARTITIONS.get(area) ?? 'aws';
}

function workflowRole(workflow: GithubWorkflow, roleArn: string): WorkflowRole {
  const { repository, branch, ownerId, repositoryId, alsoWithoutIds = false } = workflow;
  const [owner, name] = repository.split('/');
  const subjectWithoutIds = `repo:${repository}:ref:refs/heads/${branch}`;
  const subjectWithIds = `repo:${owner}@${ownerId ?? '1001'}/${name}@${repositoryId ?? '2002'}:ref:refs/heads/${branch}`;
  const admitted =
    ownerId === undefined
      ? [subjectWithoutIds]
      : [subjectWithIds, ...(alsoWithoutIds ? [subjectWithoutIds] : [])];
  return { workflow, roleArn, subjectWithoutIds, subjectWithIds, admitted };
}

/** The chain of a variant, with the project's default names. */
export function chainOf({ config }: Variant): Chain {
  const { payer, callers, directInvokers = [], githubActions = [], billingViewArn, roles } = config;
  const { region } = payer;
  const partition = partitionOf(region);
  const functionAccount = config.function?.accountId ?? payer.accountId;
  const readerAccount = billingViewArn === undefined ? payer.accountId : functionAccount;
  const role = (account: string, name: string): string =>
    `arn:${partition}:iam::${account}:role${roles?.path ?? '/'}${name}`;
  const inRegion = (service: string, resource: string): string =>
    `arn:${partition}:${service}:${region}:${functionAccount}:${resource}`;
  const exports = exportChainOf(config, { partition, readerAccount });
  const archive = archiveChainOf(config, {
    partition,
    functionAccount,
    archivist: role(functionAccount, 'ou-cost-archivist'),
  });
  const schedules = scheduleChainOf(config, {
    partition,
    functionAccount,
    deliverer: role(functionAccount, 'ou-cost-deliverer'),
    scheduler: role(functionAccount, 'ou-cost-scheduler'),
  });
  return {
    partition,
    region,
    payerAccount: payer.accountId,
    functionAccount,
    readerAccount,
    callers: callers.map(({ roleArn }) => roleArn),
    workflows: githubActions.map((workflow) =>
      workflowRole(workflow, role(workflow.accountId, workflow.roleName)),
    ),
    directInvokers,
    invoker: role(functionAccount, 'ou-cost-invoker'),
    worker: role(functionAccount, 'ou-cost-worker'),
    reader: role(readerAccount, 'ou-cost-reader'),
    function: inRegion('lambda', 'function:ou-cost-report'),
    logGroup: inRegion('logs', 'log-group:/aws/lambda/ou-cost-report'),
    endpoints: endpointsOf(config, {
      ...(archive === undefined ? {} : { archive }),
      ...(schedules === undefined ? {} : { schedules }),
    }),
    ...(exports === undefined ? {} : { exports }),
    ...(archive === undefined ? {} : { archive }),
    ...(schedules === undefined ? {} : { schedules }),
  };
}
