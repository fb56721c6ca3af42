import * as z from 'zod';
import { SCHEDULE_FORMATS } from '../scheduled/formats.ts';
import {
  FORMATS,
  type Format,
  LONGEST_EXPORT_PREFIX,
  LONGEST_ROLE_PATH,
  type NumberRange,
} from './formats.ts';

/* Fields that several keys of the configuration share. */

function text({ pattern, mistake }: Format) {
  return z.string().regex(pattern, mistake);
}

/** A whole number within the range, which may be left out. */
export function wholeNumber({ smallest, largest, usual }: NumberRange) {
  return z.int().min(smallest).max(largest).default(usual);
}

export const accountId = text(FORMATS.accountId);
export const organizationId = text(FORMATS.organizationId);
export const region = text(FORMATS.region);
export const roleArn = text(FORMATS.roleArn);
export const roleName = text(FORMATS.roleName);
export const policyName = text(FORMATS.policyName);
export const functionName = text(FORMATS.functionName);
export const stackName = text(FORMATS.stackName);
export const externalId = text(FORMATS.externalId);
export const billingViewArn = text(FORMATS.billingViewArn);
export const topicArn = text(FORMATS.topicArn);
export const rolePath = z
  .string()
  .max(LONGEST_ROLE_PATH)
  .regex(FORMATS.rolePath.pattern, FORMATS.rolePath.mistake);
export const boundaryName = text(FORMATS.boundaryName);
export const vpcId = text(FORMATS.vpcId);
export const subnetId = text(FORMATS.subnetId);
export const keyArn = text(FORMATS.keyArn);
export const exportName = text(FORMATS.exportName);
export const bucketName = text(FORMATS.bucketName);
export const exportPrefix = text(FORMATS.exportPrefix).max(LONGEST_EXPORT_PREFIX);
export const glueName = text(FORMATS.glueName);
export const workGroup = text(FORMATS.workGroup);
export const scheduleGroup = text(FORMATS.scheduleGroup);
export const queueName = text(FORMATS.queueName);
export const mailIdentity = text(FORMATS.mailIdentity);
export const scheduleName = text(SCHEDULE_FORMATS.scheduleName);
export const emailAddress = text(SCHEDULE_FORMATS.emailAddress);
export const webhookAddress = text(SCHEDULE_FORMATS.webhookAddress);

/** The beginning of a stack's name, to which `-` and an account's id are added. */
export const stackNamePrefix = stackName.max(
  115,
  "leaves no room for '-' and an account's id: use up to 115 characters",
);

/** A key, or `create` for a new one. */
export const keyChoice = text({
  pattern: new RegExp(`^(create|${FORMATS.keyArn.pattern.source.slice(1, -1)})$`),
  mistake: `is neither 'create' nor ${FORMATS.keyArn.mistake.slice('is not '.length)}`,
});
