import type { Config } from '@ou-cost/contract';
import { FORMATS, LONGEST_ROLE_PATH, RANGES, RETENTION_DAYS } from '@ou-cost/contract/config-formats';
import { REQUEST_OPTIONS } from '@ou-cost/contract/options';
import { archiveParameters, archivistName } from './archive-parameters.ts';
import { exportParameters } from './export-parameters.ts';
import { callerFormat, inPartition, ORGANIZATION, TOLERANCE } from './formats.ts';
import {
  atMost,
  choice,
  onOff,
  optionalNumber,
  optionalText,
  type Parameter,
  text,
  wholeNumber,
} from './parameter.ts';
import { scheduleNames, scheduleParameters } from './schedule-parameters.ts';

const CALLERS = { group: 'Who may ask for the report' };
const READING = { group: 'What is read' };
const REPORT = { group: 'The report' };
const FUNCTION = { group: 'The function' };
const NETWORK = { group: 'The network, for a function in a VPC' };
const ROLES = { group: "Your organization's rules for roles" };
const NAMES = { group: 'Names' };
const ORIGIN = { group: 'How this stack is deployed' };

/** By which of these the stack was made, for `ou-cost doctor`. */
const WAYS = ['template', 'terraform'];

/** Lambda's own limit for an account is not known here; a thousand is what it gives one by default. */
const MOST_CONCURRENT_RUNS = 1000;

function callers(partition: string) {
  const format = callerFormat(partition);
  const further = (number: number): Parameter =>
    optionalText(
      {
        ...CALLERS,
        label: `Caller ${number}`,
        description: 'The ARN of a further role that may ask for the report. Optional.',
      },
      format,
    );
  return {
    CallerRoleArn: text(
      {
        ...CALLERS,
        label: "The scheduler's role",
        description:
          'The ARN, with its path, of the existing role that asks for the report. Any account of the partition.',
      },
      format,
    ),
    CallerRoleArn2: further(2),
    CallerRoleArn3: further(3),
    CallerRoleArn4: further(4),
    CallerRoleArn5: further(5),
    ExternalId: optionalText(
      {
        ...CALLERS,
        label: 'External id',
        description: 'An external id that callers must give when they assume the invoker role. Optional.',
      },
      FORMATS.externalId,
    ),
  };
}

function reading(partition: string) {
  return {
    OrganizationId: text(
      {
        ...READING,
        label: 'Organization',
        description: "Limits the reader role to units of this organization. 'o-*' is any organization.",
      },
      ORGANIZATION,
      'o-*',
    ),
    BillingViewArn: optionalText(
      {
        ...READING,
        label: 'Billing view',
        description: 'The billing view through which the spend is read. Optional: otherwise the whole bill.',
      },
      inPartition(FORMATS.billingViewArn, partition),
    ),
    ReaderExternalId: optionalText(
      {
        ...READING,
        label: "Reader's external id",
        description: 'An external id with which alone the function can assume the reader role. Optional.',
      },
      FORMATS.externalId,
    ),
  };
}

function history() {
  return {
    HistorySeed: onOff({
      ...READING,
      label: "The organization's events",
      description:
        "Whether the reader role may read the organization's events of the last 90 days in CloudTrail, for 'ou-cost history seed'.",
    }),
  };
}

function report({ report: usual }: Config) {
  return {
    Tolerance: text(
      {
        ...REPORT,
        label: 'Tolerance',
        description:
          "How far the sum of the accounts may differ from the independent total, in the bill's currency.",
      },
      TOLERANCE,
      usual.tolerance,
    ),
    SettlingDay: wholeNumber(
      {
        ...REPORT,
        label: 'Settling day',
        description: 'The day of the following month through which a month counts as not settled.',
      },
      RANGES.settlingDay,
    ),
    MaxCostExplorerRequests: wholeNumber(
      {
        ...REPORT,
        label: 'Most paid requests of a run',
        description: 'How many Cost Explorer requests one run may pay for, at 0.01 USD each.',
      },
      { ...REQUEST_OPTIONS['max-cost-explorer-requests'], usual: usual.maxCostExplorerRequests },
    ),
  };
}

function reportFunction(partition: string, { function: usual }: Config) {
  return {
    TimeoutSeconds: wholeNumber(
      {
        ...FUNCTION,
        label: 'Longest run, in seconds',
        description: 'After this time Lambda ends a run, which then fails.',
      },
      RANGES.timeoutSeconds,
    ),
    MemoryMegabytes: wholeNumber(
      { ...FUNCTION, label: 'Memory, in MB', description: 'More memory is also more processor time.' },
      RANGES.memoryMegabytes,
    ),
    ReservedConcurrency: optionalNumber(
      {
        ...FUNCTION,
        label: 'Most runs at once',
        description:
          'How many runs may take place at once. Optional: otherwise as many as the account admits.',
      },
      { smallest: 1, largest: MOST_CONCURRENT_RUNS },
    ),
    LogRetentionDays: choice(
      {
        ...FUNCTION,
        label: 'Log kept for, in days',
        description: "CloudWatch Logs deletes the function's log lines after this.",
      },
      RETENTION_DAYS.map(String),
      String(usual.logRetentionDays),
    ),
    LogKmsKeyArn: optionalText(
      {
        ...FUNCTION,
        label: "The log's key",
        description:
          'The ARN of an existing KMS key of this region that encrypts the log. Its policy must admit CloudWatch Logs. Optional.',
      },
      inPartition(FORMATS.keyArn, partition),
    ),
    AlarmTopicArn: optionalText(
      {
        ...FUNCTION,
        label: 'Topic for failed runs',
        description:
          'The ARN of an SNS topic of this region that is told of failed runs. Optional: otherwise there is no alarm.',
      },
      inPartition(FORMATS.topicArn, partition),
    ),
  };
}

function network() {
  const subnet = (label: string, description: string): Parameter =>
    optionalText({ ...NETWORK, label, description }, FORMATS.subnetId);
  return {
    VpcId: optionalText(
      {
        ...NETWORK,
        label: 'VPC',
        description: 'An existing VPC. Optional: otherwise the function runs outside of a VPC.',
      },
      FORMATS.vpcId,
    ),
    SubnetId: subnet('Subnet', 'A subnet of the VPC with a route to the AWS APIs through a NAT gateway.'),
    SubnetId2: subnet('Subnet 2', 'A further subnet, in another availability zone. Optional.'),
    SubnetId3: subnet('Subnet 3', 'A further subnet. Optional.'),
    SubnetId4: subnet('Subnet 4', 'A further subnet. Optional.'),
  };
}

function roles({ roles: usual }: Config) {
  return {
    RolePath: atMost(
      LONGEST_ROLE_PATH,
      text(
        {
          ...ROLES,
          label: 'Path',
          description:
            'The path of the roles. It cannot be changed later: delete the stack and create it anew.',
        },
        FORMATS.rolePath,
        usual.path,
      ),
    ),
    PermissionsBoundary: optionalText(
      {
        ...ROLES,
        label: 'Permissions boundary',
        description: 'The name of an existing managed policy of this account, with its path. Optional.',
      },
      FORMATS.boundaryName,
    ),
  };
}

function names({ names: usual }: Config) {
  const role = (label: string, name: string): Parameter =>
    text(
      { ...NAMES, label, description: 'The name of a role that the stack creates.' },
      FORMATS.roleName,
      name,
    );
  return {
    FunctionName: text(
      {
        ...NAMES,
        label: 'Function',
        description: 'The name of the function. Its log group is /aws/lambda/ and this name.',
      },
      FORMATS.functionName,
      usual.function,
    ),
    InvokerRoleName: role('Role 1, invoker', usual.invokerRole),
    WorkerRoleName: role('Role 2, worker', usual.workerRole),
    ReaderRoleName: role('Role 3, reader', usual.readerRole),
  };
}

/** The parameters of the payer's template, in the order in which the console asks for them. */
export function payerParameters(partition: string, usual: Config) {
  return {
    ...callers(partition),
    ...reading(partition),
    ...history(),
    ...report(usual),
    ...reportFunction(partition, usual),
    ...network(),
    ...roles(usual),
    ...exportParameters(partition),
    ...archiveParameters(partition),
    ...scheduleParameters(partition),
    ...names(usual),
    ArchivistRoleName: archivistName(usual),
    ...scheduleNames(usual),
    DeployedThrough: choice(
      {
        ...ORIGIN,
        label: 'Deployed through',
        description: 'Leave this as it is: the Terraform module sets it, and ou-cost doctor shows it.',
      },
      WAYS,
      'template',
    ),
  } satisfies Readonly<Record<string, Parameter>>;
}
