import { formatDecimal, LARGEST_TOLERANCE } from '@ou-cost/spend';
import * as z from 'zod';
import { REQUEST_OPTIONS } from '../options/request.ts';
import { DEFAULT_MAX_COST_EXPLORER_REQUESTS } from '../request-limit.ts';
import { archiveSettings } from './archive.ts';
import { checkArchive } from './archive-checks.ts';
import { checkCallers } from './caller-checks.ts';
import { checkHistory, checkNames, checkPartitions, checkRegions } from './checks.ts';
import { checkExports } from './export-checks.ts';
import { exportsSettings } from './exports.ts';
import {
  accountId,
  billingViewArn,
  externalId,
  functionName,
  keyChoice,
  organizationId,
  policyName,
  queueName,
  region,
  roleArn,
  roleName,
  scheduleGroup,
  stackName,
  stackNamePrefix,
  subnetId,
  vpcId,
  wholeNumber,
} from './fields.ts';
import { RANGES, RETENTION_DAYS, USUAL_RETENTION_DAYS } from './formats.ts';
import { checkSchedules } from './schedule-checks.ts';
import { schedule } from './schedules.ts';
import { tags } from './tags.ts';
import { alarm, githubActions, reader, roles } from './variants.ts';

const payer = z.strictObject({
  /** The account that pays the bill: the organization's management account. */
  accountId,
  /** Where the function runs. */
  region,
  /** Limits the patterns in policies to organizational units of this organization. Default: of any. */
  organizationId: organizationId.optional(),
});

const names = z.strictObject({
  function: functionName.default('ou-cost-report'),
  invokerRole: roleName.default('ou-cost-invoker'),
  workerRole: roleName.default('ou-cost-worker'),
  readerRole: roleName.default('ou-cost-reader'),
  /** Used only where there is an archive: the one role that reads and writes it. */
  archivistRole: roleName.default('ou-cost-archivist'),
  /** Used only where there are schedules: the role that delivers, and the one that EventBridge Scheduler invokes with. */
  delivererRole: roleName.default('ou-cost-deliverer'),
  schedulerRole: roleName.default('ou-cost-scheduler'),
  /** The group that contains the schedules and nothing else. */
  scheduleGroup: scheduleGroup.default('ou-cost'),
  /** Where EventBridge Scheduler leaves what it could not hand to the function. */
  deadLetterQueue: queueName.default('ou-cost-dead-letters'),
  callerPolicy: policyName.default('ou-cost-enter-invoker'),
  directInvokerPolicy: policyName.default('ou-cost-invoke-report'),
  payerStack: stackName.default('ou-cost-payer'),
  /** The callers' stacks: the id of each caller's account is added. */
  callerStack: stackNamePrefix.default('ou-cost-caller'),
  /** Used only where the reader role is in another account than the function. */
  readerStack: stackName.default('ou-cost-reader'),
  /** Used only where an export is created: the Glue table and the work group, and what else is in their account and region. */
  exportsStack: stackName.default('ou-cost-exports'),
  /** Used only where the exports' bucket is in another account than the reader role. */
  exportsBucketStack: stackName.default('ou-cost-exports-bucket'),
  /** Used only where the export is created in another account or region than the Glue table. */
  exportsDeliveryStack: stackName.default('ou-cost-exports-delivery'),
  /** Used only where the archive's bucket is created. */
  archiveStack: stackName.default('ou-cost-archive'),
});

const functionSettings = z.strictObject({
  /** The account of the function, the invoker role and the worker role. Default: the payer's account. */
  accountId: accountId.optional(),
  timeoutSeconds: wholeNumber(RANGES.timeoutSeconds),
  memoryMegabytes: wholeNumber(RANGES.memoryMegabytes),
  logRetentionDays: z
    .int()
    .refine((days) => RETENTION_DAYS.includes(days), `is not one of ${RETENTION_DAYS.join(', ')}`)
    .default(USUAL_RETENTION_DAYS),
  /** The key that encrypts the log group: its ARN, or `create` for a new key. */
  logKmsKey: keyChoice.optional(),
  /** How often Lambda repeats a failed asynchronous run; each repetition pays for Cost Explorer again. */
  asynchronousRetries: z.int().min(0).max(2).default(0),
  /** How many runs may take place at once; further ones are throttled. Default: as many as the account admits. */
  reservedConcurrency: z.int().min(1).optional(),
});

const vpc = z.strictObject({
  vpcId,
  subnetIds: z.array(subnetId).min(1, 'is empty: name the subnets in which the function runs'),
  /** Whether interface endpoints are created in these subnets, for the function only. */
  interfaceEndpoints: z.boolean().default(false),
});

const MAX_TOLERANCE = Number(formatDecimal(LARGEST_TOLERANCE));

const reportSettings = z.strictObject({
  /** The largest difference allowed between the sum of the groups and the independent total, in the bill's currency. */
  tolerance: z
    .string()
    .regex(/^\d+(\.\d+)?$/, {
      error: "is not an amount: write it as a string, as in '0.01'",
      abort: true,
    })
    .refine(
      (text) => Number(text) <= MAX_TOLERANCE,
      `is more than ${MAX_TOLERANCE}: a tolerance is for rounding, and this one would hide that spend is missing`,
    )
    .default('0.01'),
  /** The day of the following month until which a month is not settled. */
  settlingDay: wholeNumber(RANGES.settlingDay),
  /** The most requests to Cost Explorer that one run may pay for, at 0.01 USD each. A request may ask for fewer. */
  maxCostExplorerRequests: z
    .int()
    .min(REQUEST_OPTIONS['max-cost-explorer-requests'].smallest)
    .max(REQUEST_OPTIONS['max-cost-explorer-requests'].largest)
    .default(DEFAULT_MAX_COST_EXPLORER_REQUESTS),
});

const history = z.strictObject({
  /** Whether the reader role may read the organization's events in CloudTrail, which `ou-cost history seed` does. */
  seed: z.boolean().default(false),
});

const document = z.strictObject({
  $schema: z.string().optional(),
  payer,
  /** Existing roles, by ARN, that may assume the invoker role. May be empty where there are workflows. */
  callers: z.array(z.strictObject({ roleArn })),
  /** Workflows on GitHub that may assume the invoker role, each through a role that the stacks create. */
  githubActions: z.array(githubActions).default([]),
  names: names.prefault({}),
  /** The external id that the invoker role's trust policy asks for, and that `ou-cost run` sends. */
  externalId: externalId.optional(),
  /** The billing view through which the spend is read; with it the payer's account needs no role. */
  billingViewArn: billingViewArn.optional(),
  /** The bill as AWS exports it: a second source. Default: Cost Explorer is the only one. */
  exports: exportsSettings.optional(),
  roles: roles.prefault({}),
  reader: reader.prefault({}),
  alarm: alarm.optional(),
  function: functionSettings.prefault({}),
  vpc: vpc.optional(),
  /** Roles of other accounts that may invoke the function without the invoker role. */
  directInvokers: z.array(roleArn).default([]),
  report: reportSettings.prefault({}),
  history: history.prefault({}),
  /** Where the function keeps its reports. Default: it keeps none. */
  archive: archiveSettings.optional(),
  /** Reports that are made by themselves; they need an archive. */
  schedules: z.array(schedule).default([]),
  tags: tags.default({}),
});

/** The document after each key was checked, before keys are checked against each other. */
export type ConfigDocument = z.output<typeof document>;

/** `ou-cost.config.json`. */
export const configSchema = document.check((payload) => {
  checkNames(payload);
  checkPartitions(payload);
  checkRegions(payload);
  checkCallers(payload);
  checkExports(payload);
  checkHistory(payload);
  checkArchive(payload);
  checkSchedules(payload);
});

export type Config = z.output<typeof configSchema>;
