import * as z from 'zod';
import { partitionOf } from './addresses.ts';

const accountId = z.string().regex(/^\d{12}$/, 'is not an account id: write its twelve digits as a string');
const region = z
  .string()
  .regex(/^[a-z]{2,4}(-[a-z]+)+-\d$/, "is not a region: write it as in 'ap-northeast-1'");
const roleArn = z
  .string()
  .regex(
    /^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/,
    "is not a role's ARN: write it as in 'arn:aws:iam::111111111111:role/RundeckBatchRole'",
  );
const roleName = z
  .string()
  .regex(/^[\w+=,.@-]{1,64}$/, 'is not a role name: use up to 64 letters, digits and +=,.@_-');
const policyName = z
  .string()
  .regex(/^[\w+=,.@-]{1,128}$/, 'is not a policy name: use up to 128 letters, digits and +=,.@_-');
const functionName = z
  .string()
  .regex(/^[\w-]{1,64}$/, 'is not a function name: use up to 64 letters, digits, - and _');
const externalId = z
  .string()
  .regex(/^[\w+=,.@:/-]{2,1224}$/, 'is not an external id: use 2 to 1224 letters, digits and +=,.@:/_-');

/** The retention periods that CloudWatch Logs knows, in days. */
const RETENTION_DAYS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

const payer = z.strictObject({
  /** The account that pays the bill: the organization's management account. */
  accountId,
  /** Where the function runs. */
  region,
  /** Narrows the patterns on organizational units from any organization to this one. */
  organizationId: z
    .string()
    .regex(/^o-[a-z0-9]{10,32}$/, "is not an organization's id: write it as in 'o-a1b2c3d4e5'")
    .optional(),
});

const names = z.strictObject({
  function: functionName.default('ou-cost-report'),
  invokerRole: roleName.default('ou-cost-invoker'),
  workerRole: roleName.default('ou-cost-worker'),
  readerRole: roleName.default('ou-cost-reader'),
  callerPolicy: policyName.default('ou-cost-enter-invoker'),
  directInvokerPolicy: policyName.default('ou-cost-invoke-report'),
  payerStack: z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9-]{0,127}$/, 'is not a stack name')
    .default('ou-cost-payer'),
  callerStack: z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9-]{0,127}$/, 'is not a stack name')
    .default('ou-cost-caller'),
});

const functionSettings = z.strictObject({
  timeoutSeconds: z.int().min(3).max(900).default(180),
  memoryMegabytes: z.int().min(128).max(10_240).default(512),
  logRetentionDays: z
    .int()
    .refine((days) => RETENTION_DAYS.includes(days), `is not one of ${RETENTION_DAYS.join(', ')}`)
    .default(30),
});

const vpc = z.strictObject({
  vpcId: z.string().regex(/^vpc-[0-9a-f]{8,17}$/, "is not a VPC's id: write it as in 'vpc-0a1b2c3d'"),
  subnetIds: z
    .array(
      z.string().regex(/^subnet-[0-9a-f]{8,17}$/, "is not a subnet's id: write it as in 'subnet-0a1b2c3d'"),
    )
    .min(1, 'is empty: name the subnets in which the function runs'),
});

const reportSettings = z.strictObject({
  /** How far the sum of the groups may be from the independent total, in the bill's currency. */
  tolerance: z
    .string()
    .regex(/^\d+(\.\d+)?$/, "is not an amount: write it as a string, as in '0.01'")
    .default('0.01'),
  /** The day of the next month until which a month is not settled. */
  settlingDay: z.int().min(0).max(28).default(6),
});

const document = z.strictObject({
  $schema: z.string().optional(),
  payer,
  /** The roles that may enter the invoker role: they exist already and are named by ARN. */
  callers: z.array(z.strictObject({ roleArn })).min(1, 'is empty: name the role of the scheduler'),
  names: names.prefault({}),
  /** Asked for by the invoker role's trust, and sent by `ou-cost run`. */
  externalId: externalId.optional(),
  function: functionSettings.prefault({}),
  vpc: vpc.optional(),
  /** Roles of other accounts that may invoke the function directly, without the invoker role. */
  directInvokers: z.array(roleArn).default([]),
  report: reportSettings.prefault({}),
  tags: z.record(z.string().min(1).max(128), z.string().max(256)).default({}),
});

type Document = z.output<typeof document>;

/** Names that must differ: a role of another's name is the other role. */
const DISTINCT_NAMES = [
  ['workerRole', 'invokerRole'],
  ['readerRole', 'invokerRole'],
  ['readerRole', 'workerRole'],
  ['callerStack', 'payerStack'],
  ['directInvokerPolicy', 'callerPolicy'],
] as const;

function checkNames({ value: { names }, issues }: z.core.ParsePayload<Document>): void {
  for (const [key, other] of DISTINCT_NAMES) {
    if (names[key] !== names[other]) continue;
    const message = `gives '${other}' and '${key}' one name, '${names[key]}': give each its own`;
    // Either name may be a default, which is not in the file: the object around them is.
    issues.push({ code: 'custom', path: ['names'], message, input: names });
  }
}

function checkPartitions({ value, issues }: z.core.ParsePayload<Document>): void {
  const partition = partitionOf(value.payer.region);
  const message = `is not in the partition '${partition}' of 'payer.region': roles cannot be assumed across partitions`;
  const check = (roleArn: string, path: (string | number)[]): void => {
    if (roleArn.startsWith(`arn:${partition}:`)) return;
    issues.push({ code: 'custom', path, message, input: roleArn });
  };
  value.callers.forEach(({ roleArn: arn }, index) => {
    check(arn, ['callers', index, 'roleArn']);
  });
  value.directInvokers.forEach((arn, index) => {
    check(arn, ['directInvokers', index]);
  });
}

function checkRepetition({ value, issues }: z.core.ParsePayload<Document>): void {
  const message = 'is named twice';
  value.callers.forEach(({ roleArn: arn }, index) => {
    if (value.callers.findIndex(({ roleArn: other }) => other === arn) === index) return;
    issues.push({ code: 'custom', path: ['callers', index, 'roleArn'], message, input: arn });
  });
  value.directInvokers.forEach((arn, index) => {
    if (value.directInvokers.indexOf(arn) === index) return;
    issues.push({ code: 'custom', path: ['directInvokers', index], message, input: arn });
  });
}

/** `ou-cost.config.json`. */
export const configSchema = document.check((payload) => {
  checkNames(payload);
  checkPartitions(payload);
  checkRepetition(payload);
});

export type Config = z.output<typeof configSchema>;
