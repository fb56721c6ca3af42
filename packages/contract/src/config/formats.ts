/** How a text must be written. */
export interface Format {
  /** The whole text must match. */
  readonly pattern: RegExp;
  /** What is wrong with another text, after its name: `is not …: write it as in …`. */
  readonly mistake: string;
}

/** The formats of the configuration's texts; the one-file templates have the same. */
export const FORMATS = {
  accountId: {
    pattern: /^\d{12}$/,
    mistake: 'is not an account id: write its twelve digits as a string',
  },
  organizationId: {
    pattern: /^o-[a-z0-9]{10,32}$/,
    mistake: "is not an organization's id: write it as in 'o-a1b2c3d4e5'",
  },
  region: {
    pattern: /^[a-z]{2,4}(-[a-z]+)+-\d$/,
    mistake: "is not a region: write it as in 'ap-northeast-1'",
  },
  roleArn: {
    pattern: /^arn:aws[a-z-]*:iam::\d{12}:role\/([\w+=,.@-]+\/)*[\w+=,.@-]{1,64}$/,
    mistake: "is not a role's ARN: write it as in 'arn:aws:iam::111111111111:role/RundeckBatchRole'",
  },
  roleName: {
    pattern: /^[\w+=,.@-]{1,64}$/,
    mistake: 'is not a role name: use up to 64 letters, digits and +=,.@_-',
  },
  policyName: {
    pattern: /^[\w+=,.@-]{1,128}$/,
    mistake: 'is not a policy name: use up to 128 letters, digits and +=,.@_-',
  },
  functionName: {
    pattern: /^[\w-]{1,64}$/,
    mistake: 'is not a function name: use up to 64 letters, digits, - and _',
  },
  stackName: {
    pattern: /^[A-Za-z][A-Za-z0-9-]{0,127}$/,
    mistake: 'is not a stack name: begin with a letter, use letters, digits and -',
  },
  externalId: {
    pattern: /^[\w+=,.@:/-]{2,1224}$/,
    mistake: 'is not an external id: use 2 to 1224 letters, digits and +=,.@:/_-',
  },
  billingViewArn: {
    pattern: /^arn:aws[a-z-]*:billing::\d{12}:billingview\/[\w+=,.@:/-]{1,43}$/,
    mistake:
      "is not a billing view's ARN: write it as in 'arn:aws:billing::111111111111:billingview/custom-0a1b2c3d'",
  },
  keyArn: {
    pattern:
      /^arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:key\/(mrk-[0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/,
    mistake:
      "is not a key's ARN: write it as in 'arn:aws:kms:us-east-1:111111111111:key/0a1b2c3d-0000-4000-8000-0a1b2c3d4e5f'",
  },
  topicArn: {
    pattern: /^arn:aws[a-z-]*:sns:[a-z0-9-]+:\d{12}:[\w-]{1,256}$/,
    mistake: "is not a topic's ARN: write it as in 'arn:aws:sns:us-east-1:111111111111:alarms'",
  },
  rolePath: {
    pattern: /^\/([\w+=,.@-]+\/)*$/,
    mistake: "is not a role path: begin and end it with a slash, as in '/finops/reports/'",
  },
  boundaryName: {
    pattern: /^[\w+=,.@-]+(\/[\w+=,.@-]+)*$/,
    mistake:
      "is not a policy's name: write it with its path and without the account, as in 'boundaries/engineer'; every account that gets a role must have the policy",
  },
  vpcId: {
    pattern: /^vpc-[0-9a-f]{8,17}$/,
    mistake: "is not a VPC's id: write it as in 'vpc-0a1b2c3d'",
  },
  subnetId: {
    pattern: /^subnet-[0-9a-f]{8,17}$/,
    mistake: "is not a subnet's id: write it as in 'subnet-0a1b2c3d'",
  },
  exportName: {
    // Athena reads no file whose name begins with an underscore, and files begin with the export's name.
    pattern: /^[A-Za-z0-9-][\w-]{0,127}$/,
    mistake:
      "is not an export's name that Athena can read: use up to 128 letters, digits, - and _, and no _ at its beginning",
  },
  bucketName: {
    pattern: /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
    mistake: "is not a bucket's name: use 3 to 63 lower-case letters, digits, . and -, without 's3://'",
  },
  exportPrefix: {
    // Addresses have no folder '.' or '..': a client leaves it out, or goes up by it.
    pattern: /^(?!(.*\/)?\.\.?(\/.*)?$)[\w.=@+-]+(\/[\w.=@+-]+)*$/,
    mistake:
      "is not a prefix: write it as in 'billing/exports', with letters, digits and =@+._-, without a slash at its ends and without a folder '.' or '..'",
  },
  glueName: {
    pattern: /^[a-z0-9_][a-z0-9_-]{0,127}$/,
    mistake: 'is not a name of the Glue catalog: use up to 128 lower-case letters, digits, _ and -',
  },
  workGroup: {
    pattern: /^[\w.-]{1,128}$/,
    mistake: "is not a work group's name: use up to 128 letters, digits and ._-",
  },
  scheduleGroup: {
    // AWS has made the group 'default' already.
    pattern: /^(?!default$)[A-Za-z][\w.-]{0,63}$/,
    mistake:
      "is not the name of a group of schedules that can be created: use up to 64 letters, digits and ._-, a letter first, and not 'default'",
  },
  queueName: {
    pattern: /^[\w-]{1,80}$/,
    mistake: "is not a queue's name: use up to 80 letters, digits, - and _",
  },
  mailIdentity: {
    pattern:
      /^([\w%+'=&#!/~.-]+@)?([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z][A-Za-z0-9-]{0,61}[A-Za-z0-9]$/,
    mistake:
      "is not an identity of Amazon SES: write a domain, as in 'example.com', or an address, as in 'finops@example.com'",
  },
} as const satisfies Readonly<Record<string, Format>>;

/** The whole numbers that the configuration takes: from, through, and what holds where none is given. */
export interface NumberRange {
  readonly smallest: number;
  readonly largest: number;
  readonly usual: number;
}

export const RANGES = {
  /** Seconds; Lambda's own limit is the largest. */
  timeoutSeconds: { smallest: 3, largest: 900, usual: 180 },
  memoryMegabytes: { smallest: 128, largest: 10_240, usual: 512 },
  /** A day of the following month; 28 is in every month. */
  settlingDay: { smallest: 0, largest: 28, usual: 6 },
  /** Athena reads 2^30 bytes of a gigabyte, at 0.0049 USD; the largest is a petabyte. */
  scanLimitGigabytes: { smallest: 1, largest: 1_048_576, usual: 100 },
} as const satisfies Readonly<Record<string, NumberRange>>;

/** The names of what an export consists of, where none are given. */
export const USUAL_EXPORT = {
  name: 'ou-cost',
  prefix: 'exports',
  database: 'ou_cost',
  glueTable: 'bill',
  workGroup: 'ou-cost',
} as const;

/** The longest prefix of an export, in characters. */
export const LONGEST_EXPORT_PREFIX = 512;

/** The longest path of a role, in characters. */
export const LONGEST_ROLE_PATH = 512;

/** The retention periods of CloudWatch Logs, in days. */
export const RETENTION_DAYS: readonly number[] = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

export const USUAL_RETENTION_DAYS = 30;

/** The paths and names of roles that AWS keeps for itself. A name may be given without its path. */
export const MANAGED_ROLE =
  /:role\/(?:(?:aws-reserved|aws-service-role)\/|(?:.*\/)?(?:AWSReservedSSO_|AWSServiceRoleFor))/;
