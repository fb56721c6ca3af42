import { FORMATS, type Format, MANAGED_ROLE } from '@ou-cost/contract/config-formats';

/** The format for ARNs of one partition: a template is for one, since its rules cannot look into an ARN. */
export function inPartition({ pattern, mistake }: Format, partition: string): Format {
  return {
    pattern: new RegExp(pattern.source.replace('arn:aws[a-z-]*:', `arn:${partition}:`)),
    mistake: mistake.replaceAll('arn:aws:', `arn:${partition}:`),
  };
}

/** A role that can be a caller: no policy can be attached to those that AWS manages itself. */
export function callerFormat(partition: string): Format {
  const { pattern, mistake } = inPartition(FORMATS.roleArn, partition);
  return {
    pattern: new RegExp(`^(?!.*${MANAGED_ROLE.source})${pattern.source.slice(1)}`),
    mistake: `${mistake}. A role that AWS manages (aws-reserved, aws-service-role) cannot be a caller`,
  };
}

/** One organization, or any. */
export const ORGANIZATION: Format = {
  pattern: new RegExp(`^(o-\\*|${FORMATS.organizationId.pattern.source.slice(1, -1)})$`),
  mistake: `${FORMATS.organizationId.mistake}, or 'o-*' for any`,
};

/** An amount as a configuration's `report.tolerance`, which is compared as a number: at most 1000. */
export const TOLERANCE: Format = {
  pattern: /^0*(\d{1,3}(\.\d+)?|1000(\.0+)?)$/,
  mistake: "is not an amount from 0 to 1000: write it as in '0.01'",
};
