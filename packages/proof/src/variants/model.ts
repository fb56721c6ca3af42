import type { PolicyDocument } from '@ou-cost/sandbox/deployed';

/** A configuration as its file holds it, as far as the proof reads it by itself. */
export interface VariantConfig {
  readonly payer: { readonly accountId: string; readonly region: string; readonly organizationId?: string };
  readonly callers: readonly { readonly roleArn: string }[];
  readonly directInvokers?: readonly string[];
  readonly githubActions?: readonly GithubWorkflow[];
  readonly externalId?: string;
  readonly reader?: { readonly externalId: string };
  readonly roles?: { readonly path?: string; readonly permissionsBoundary?: string };
  readonly billingViewArn?: string;
  readonly function?: { readonly accountId?: string; readonly logKmsKey?: string };
  readonly vpc?: {
    readonly vpcId: string;
    readonly subnetIds: readonly string[];
    readonly interfaceEndpoints?: boolean;
  };
  readonly alarm?: { readonly topicArn: string };
}

export interface GithubWorkflow {
  readonly accountId: string;
  readonly repository: string;
  readonly branch: string;
  readonly roleName: string;
  readonly createProvider?: boolean;
}

/** One way to deploy, with what the accounts hold beside it. */
export interface Variant {
  readonly name: string;
  /** What a reviewer would call it. */
  readonly title: string;
  readonly config: VariantConfig;
  /** Managed policies that exist in the accounts, by ARN. */
  readonly existingPolicies?: Readonly<Record<string, PolicyDocument>>;
}

/** The proof's own idea of who and what a variant consists of, apart from the code that synthesizes it. */
export interface Cast {
  readonly partition: string;
  readonly region: string;
  readonly payerAccount: string;
  readonly functionAccount: string;
  readonly readerAccount: string;
  /** Roles that exist already and may enter the invoker role. */
  readonly callers: readonly string[];
  /** Roles made for workflows on GitHub, which may do the same. */
  readonly workflows: readonly { readonly roleArn: string; readonly workflow: GithubWorkflow }[];
  readonly directInvokers: readonly string[];
  readonly invoker: string;
  readonly worker: string;
  readonly reader: string;
  readonly function: string;
  readonly logGroup: string;
}

function partitionOf(region: string): string {
  const [area = ''] = region.split('-');
  return { cn: 'aws-cn', eusc: 'aws-eusc' }[area] ?? 'aws';
}

/** The cast of a variant, by the names that the project gives unless told otherwise. */
export function castOf({ config }: Variant): Cast {
  const { payer, callers, directInvokers = [], githubActions = [], billingViewArn, roles } = config;
  const { region } = payer;
  const partition = partitionOf(region);
  const functionAccount = config.function?.accountId ?? payer.accountId;
  const readerAccount = billingViewArn === undefined ? payer.accountId : functionAccount;
  const role = (account: string, name: string): string =>
    `arn:${partition}:iam::${account}:role${roles?.path ?? '/'}${name}`;
  const inRegion = (service: string, resource: string): string =>
    `arn:${partition}:${service}:${region}:${functionAccount}:${resource}`;
  return {
    partition,
    region,
    payerAccount: payer.accountId,
    functionAccount,
    readerAccount,
    callers: callers.map(({ roleArn }) => roleArn),
    workflows: githubActions.map((workflow) => ({
      workflow,
      roleArn: role(workflow.accountId, workflow.roleName),
    })),
    directInvokers,
    invoker: role(functionAccount, 'ou-cost-invoker'),
    worker: role(functionAccount, 'ou-cost-worker'),
    reader: role(readerAccount, 'ou-cost-reader'),
    function: inRegion('lambda', 'function:ou-cost-report'),
    logGroup: inRegion('logs', 'log-group:/aws/lambda/ou-cost-report'),
  };
}
