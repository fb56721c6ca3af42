import type { PolicyDocument } from '@ou-cost/sandbox/deployed';

/** The part of a configuration file that the proof itself reads. */
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
  readonly exports?: VariantExports;
  readonly history?: { readonly seed: boolean };
  readonly archive?: VariantArchive;
  readonly schedules?: readonly VariantSchedule[];
}

interface VariantArchive {
  readonly bucket: string;
  readonly prefix?: string;
  /** @default true */
  readonly create?: boolean;
  readonly bucketAccountId?: string;
  readonly region?: string;
  /** The ARN of a key, or `create`. */
  readonly kmsKey?: string;
  readonly objectLock?: { readonly mode: string; readonly days: number };
}

export interface VariantSchedule {
  readonly name: string;
  readonly cron: string;
  readonly timeZone?: string;
  readonly request?: Readonly<Record<string, unknown>>;
  readonly outputs?: readonly string[];
  readonly mail?: {
    readonly from: string;
    readonly to: readonly string[];
    readonly identity?: string;
    readonly region?: string;
  };
  readonly topics?: readonly string[];
  readonly webhooks?: readonly VariantWebhook[];
}

interface VariantWebhook {
  readonly kind: string;
  /** The ARN of a secret or of a parameter. */
  readonly address: string;
  readonly kmsKeyArn?: string;
}

export interface VariantExports {
  readonly bucket: string;
  readonly name?: string;
  readonly prefix?: string;
  readonly region?: string;
  /** @default true */
  readonly create?: boolean;
  readonly bucketAccountId?: string;
  readonly kmsKeyArn?: string;
  readonly database?: string;
  readonly glueTable?: string;
  readonly workGroup?: string;
}

export interface GithubWorkflow {
  readonly accountId: string;
  readonly repository: string;
  readonly ownerId?: string;
  readonly repositoryId?: string;
  readonly alsoWithoutIds?: boolean;
  readonly branch: string;
  readonly roleName: string;
  readonly createProvider?: boolean;
}

/** The values of the parameters of the one-file templates. */
export interface OneFileParameters {
  readonly payer: Readonly<Record<string, string>>;
  /** By the caller's account. */
  readonly callers: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** One way to deploy, and what exists in the accounts already. */
export interface Variant {
  readonly name: string;
  /** A description for reviewers. */
  readonly title: string;
  readonly config: VariantConfig;
  /** The parameters that say the same as the configuration. @default deployed with CDK, from the configuration */
  readonly oneFile?: OneFileParameters;
  /** Managed policies that exist in the accounts, by ARN. */
  readonly existingPolicies?: Readonly<Record<string, PolicyDocument>>;
}
