/** A policy document in the JSON form that IAM accepts. */
export interface PolicyDocument {
  readonly Version?: string;
  readonly Statement: readonly PolicyStatement[];
}

export interface PolicyStatement {
  readonly Sid?: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Principal?: '*' | Readonly<Record<string, string | readonly string[]>>;
  readonly NotPrincipal?: '*' | Readonly<Record<string, string | readonly string[]>>;
  readonly Action?: string | readonly string[];
  readonly NotAction?: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly NotResource?: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

export interface NamedPolicy {
  readonly name: string;
  readonly document: PolicyDocument;
}

/** A role that the templates do not create, but trust or attach policies to. */
export interface ExistingRole {
  readonly arn: string;
  readonly name: string;
  /** `/`, or `/a/b/`. */
  readonly path: string;
  readonly accountId: string;
  readonly identityPolicies: readonly NamedPolicy[];
}

/** A role that the templates create. */
export interface Role extends ExistingRole {
  readonly trustPolicy: PolicyDocument;
  readonly boundary?: NamedPolicy;
  readonly maxSessionSeconds: number;
}

export interface DeployedFunction {
  readonly arn: string;
  readonly name: string;
  readonly accountId: string;
  readonly region: string;
  readonly roleArn: string;
  readonly handler: string;
  readonly runtime: string;
  readonly architecture: string;
  readonly timeoutSeconds: number;
  readonly memoryMegabytes: number;
  readonly environment: Readonly<Record<string, string>>;
  /** The absolute path of the folder that would be uploaded. Absent if the code is inline. */
  readonly assetFolder?: string;
  /** The text of `index.js`, a CommonJS module, if the template holds the code itself. */
  readonly inlineCode?: string;
  readonly logGroupName: string;
  readonly logFormat: 'Text' | 'JSON';
  readonly vpc?: { readonly subnetIds: readonly string[]; readonly securityGroupIds: readonly string[] };
  /** The statements of the `AWS::Lambda::Permission` resources. */
  readonly resourcePolicy?: PolicyDocument;
  /** How often an asynchronous invocation that failed is repeated. @default 2, as on AWS */
  readonly asynchronousRetries?: number;
}

export interface LogGroup {
  /** Without the trailing `:*`. */
  readonly arn: string;
  readonly name: string;
  readonly accountId: string;
  readonly region: string;
  readonly retentionDays?: number;
  readonly keyArn?: string;
}

/** A customer-managed key with its policy. */
export interface EncryptionKey {
  readonly arn: string;
  /** `alias/NAME`. */
  readonly aliases: readonly string[];
  readonly accountId: string;
  readonly policy: PolicyDocument;
}

/** An interface endpoint. The sandbox listens on loopback, so no request passes through it. */
export interface VpcEndpoint {
  readonly stack: string;
  readonly logicalId: string;
  /** The service's name without its region, for example `sts`. */
  readonly service: string;
  /** Absent if the template sets none: AWS then lets every request pass. */
  readonly policy?: PolicyDocument;
}

/** A bucket. Its objects are written to the sandbox's temporary folder, never into `folder`. */
export interface DeployedBucket {
  readonly name: string;
  readonly accountId: string;
  readonly region: string;
  readonly policy?: PolicyDocument;
  /** The customer's key of KMS that encrypts its objects. @default S3's own */
  readonly keyArn?: string;
  /** Whether what is replaced or deleted stays as a version. @default false */
  readonly isVersioned?: boolean;
  /** For how long nobody may delete a version. @default without such a lock */
  readonly objectLock?: { readonly mode: string; readonly days: number };
  /** A folder of this machine whose files are objects from the start: their paths are the keys. @default none */
  readonly folder?: string;
}

/** A database of Glue's data catalog. */
export interface DeployedDatabase {
  readonly name: string;
  readonly accountId: string;
  readonly region: string;
}

/** A column as Glue has it, with the type in Hive's spelling. */
export interface GlueColumn {
  readonly name: string;
  readonly type: string;
}

/** A table of Glue's data catalog. */
export interface DeployedTable {
  readonly name: string;
  readonly database: string;
  readonly accountId: string;
  readonly region: string;
  readonly type: string;
  readonly columns: readonly GlueColumn[];
  readonly partitionKeys: readonly GlueColumn[];
  /** Such as `storage.location.template`. */
  readonly parameters: Readonly<Record<string, string>>;
  /** `s3://bucket/prefix/` */
  readonly location: string;
  readonly inputFormat: string;
  readonly outputFormat: string;
  readonly serializationLibrary: string;
}

/** A work group of Athena. */
export interface DeployedWorkGroup {
  readonly name: string;
  readonly accountId: string;
  readonly region: string;
  readonly isEnabled: boolean;
  /** Whether the work group's settings count instead of the client's. */
  readonly isEnforced: boolean;
  /** The most bytes that a query may scan; without it there is no limit. */
  readonly bytesScannedCutoff?: number;
  /** Whether Athena keeps the results itself. */
  readonly hasManagedResults: boolean;
  readonly outputLocation?: string;
}

/** An export of AWS Data Exports. */
export interface DeployedExport {
  readonly name: string;
  readonly arn: string;
  readonly accountId: string;
  readonly region: string;
  readonly description?: string;
  readonly queryStatement: string;
  readonly tableConfigurations: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly bucket: string;
  readonly prefix: string;
  readonly bucketRegion: string;
  readonly bucketOwner?: string;
  readonly format: string;
  readonly compression: string;
  readonly outputType: string;
  readonly overwrite: string;
}

/** A queue of SQS. */
export interface DeployedQueue {
  readonly arn: string;
  readonly name: string;
  readonly accountId: string;
  readonly region: string;
  readonly policy?: PolicyDocument;
  readonly retentionSeconds: number;
  /** The customer's key of KMS that encrypts its messages. @default SQS's own, or none */
  readonly keyArn?: string;
}

/** A group of schedules of EventBridge Scheduler. */
export interface DeployedScheduleGroup {
  readonly arn: string;
  readonly name: string;
  readonly accountId: string;
  readonly region: string;
}

/** A schedule of EventBridge Scheduler that invokes a function. */
export interface DeployedSchedule {
  readonly arn: string;
  readonly name: string;
  /** The name of its group. */
  readonly group: string;
  readonly groupArn: string;
  readonly accountId: string;
  readonly region: string;
  /** `cron(…)`, `rate(…)` or `at(…)`. */
  readonly expression: string;
  readonly timeZone: string;
  readonly isEnabled: boolean;
  readonly description?: string;
  readonly target: {
    /** Of the function. */
    readonly arn: string;
    readonly roleArn: string;
    /** JSON, with `<aws.scheduler.…>` for what is known when it fires. */
    readonly input?: string;
    readonly deadLetterQueueArn?: string;
    /** @default 185, as on AWS */
    readonly retryAttempts: number;
  };
}

/** A filter of CloudWatch Logs that counts lines. */
export interface DeployedMetricFilter {
  readonly accountId: string;
  readonly region: string;
  readonly logGroupName: string;
  readonly pattern: string;
  readonly namespace: string;
  readonly metric: string;
  readonly value: number;
}

/** An alarm of CloudWatch on one metric. */
export interface DeployedAlarm {
  readonly arn: string;
  readonly name: string;
  readonly accountId: string;
  readonly region: string;
  readonly description?: string;
  readonly namespace: string;
  readonly metric: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly statistic: string;
  readonly periodSeconds: number;
  readonly evaluationPeriods: number;
  readonly datapointsToAlarm: number;
  readonly threshold: number;
  readonly comparison: string;
  readonly missingData: string;
  /** ARNs of topics. */
  readonly actions: readonly string[];
}

/** A resource that the sandbox does not serve. */
export interface IgnoredResource {
  readonly stack: string;
  readonly logicalId: string;
  readonly type: string;
}

export interface DeployedStack {
  readonly name: string;
  readonly accountId: string;
  readonly region: string;
  /** The outputs whose condition holds, by name. */
  readonly outputs: Readonly<Record<string, string>>;
}

/** What a `cdk.out` folder or a list of stacks would create, as plain data that may be changed before it is served. */
export interface Deployment {
  readonly stacks: readonly DeployedStack[];
  readonly roles: readonly Role[];
  readonly existingRoles: readonly ExistingRole[];
  readonly functions: readonly DeployedFunction[];
  readonly logGroups: readonly LogGroup[];
  readonly keys: readonly EncryptionKey[];
  readonly endpoints: readonly VpcEndpoint[];
  readonly buckets: readonly DeployedBucket[];
  readonly databases: readonly DeployedDatabase[];
  readonly tables: readonly DeployedTable[];
  readonly workGroups: readonly DeployedWorkGroup[];
  readonly exports: readonly DeployedExport[];
  readonly queues: readonly DeployedQueue[];
  readonly scheduleGroups: readonly DeployedScheduleGroup[];
  readonly schedules: readonly DeployedSchedule[];
  readonly metricFilters: readonly DeployedMetricFilter[];
  readonly alarms: readonly DeployedAlarm[];
  readonly ignored: readonly IgnoredResource[];
}
