import { DEFAULT_MAX_COST_EXPLORER_REQUESTS } from '@ou-cost/contract';
import { type DeployedThrough, deployedThrough } from '@ou-cost/doctor';
import { type Decimal, OuCostError, parseDecimal } from '@ou-cost/spend';

/** The settings that the deployment gives to the function. */
export interface Environment {
  readonly region: string;
  readonly readerRoleArn: string;
  /** In the currency of the bill. */
  readonly tolerance: Decimal;
  /** The day of the following month until which a month is not settled. */
  readonly settlingDay: number;
  /** The most requests to Cost Explorer that one run may pay for. */
  readonly maxCostExplorerRequests: number;
  /** The billing view for requests that do not name one; null: the account's primary view. */
  readonly billingViewArn: string | null;
  /** The external id that the reader role's trust policy asks for; null: none. */
  readonly readerExternalId: string | null;
  /** The export of the bill; null where none is configured. */
  readonly exports: DeployedExport | null;
  /** Where the function keeps its reports; null: it keeps none. */
  readonly archive: DeployedArchive | null;
  /** The role that reports are delivered with; null: they are delivered to nobody. */
  readonly delivererRoleArn: string | null;
  /** The group of the deployed schedules; null: there are none. */
  readonly scheduleGroup: string | null;
  /** Whether the reader role may read the organization's events in CloudTrail. */
  readonly seedsHistory: boolean;
  /** Where CloudTrail is asked, in place of its own endpoint; null: there. */
  readonly cloudTrailEndpoint: string | null;
  /** Where S3 is asked, in place of its own endpoint; null: there. */
  readonly s3Endpoint: string | null;
  /** Where AWS Data Exports is asked, in place of its own endpoint; null: there. */
  readonly dataExportsEndpoint: string | null;
  /** Where the services are asked that deliver reports, in place of their own endpoints. */
  readonly deliveryEndpoints: ReadonlyMap<string, string>;
  /** Whether AWS is an imitation on this machine, as on a developer's. */
  readonly isOnThisMachine: boolean;
  /** The day on which the code was last changed, `YYYY-MM-DD`; null where the deployment does not say. */
  readonly codeDate: string | null;
  /** How the function was deployed; null where the deployment does not say, or in a word that is not known. */
  readonly deployedThrough: DeployedThrough | null;
}

/** The configured archive, and who enters it. */
interface DeployedArchive {
  /** `s3://bucket/prefix` */
  readonly location: string;
  /** Of the bucket. */
  readonly region: string;
  /** The account that owns the bucket. */
  readonly ownerAccountId: string;
  readonly archivistRoleArn: string;
}

/** The configured export, and how Athena reads it. */
interface DeployedExport {
  /** `s3://bucket/prefix/export` */
  readonly location: string;
  readonly database: string;
  readonly table: string;
  readonly workGroup: string;
  /** Of the bucket, the table and the work group. */
  readonly region: string;
  /** The most that one query may scan, in 2^30 bytes. */
  readonly scanLimitGigabytes: number;
}

export type Variables = Readonly<Record<string, string | undefined>>;

const REGION = /^[a-z]+(-[a-z]+)+-\d+$/;
const REGION_FORM = "a region such as 'us-east-1'";

/** The names are this program's own; none is a text from elsewhere. */
type VariableName = `AWS_${string}` | `OU_COST_${string}`;

function variable<T>(
  variables: Variables,
  name: VariableName,
  parse: (text: string) => T | null,
  form: string,
): T {
  const text = variables[name] ?? '';
  if (text === '') {
    throw new OuCostError(
      'InvalidConfiguration',
      `the environment variable ${name} is missing; deploy the function with this project's stacks, or set it to ${form}`,
    );
  }
  const value = parse(text);
  if (value !== null) return value;
  throw new OuCostError(
    'InvalidConfiguration',
    `the environment variable ${name} ('${text}') is wrong; set it to ${form}`,
  );
}

/** A variable that only some deployments set; null where it is not set. */
function optionalVariable(
  variables: Variables,
  name: VariableName,
  pattern: RegExp,
  form: string,
): string | null {
  const text = variables[name];
  return text === undefined ? null : variable(variables, name, matching(pattern), form);
}

function matching(pattern: RegExp): (text: string) => string | null {
  return (text) => (pattern.test(text) ? text : null);
}

function notNegative(text: string): Decimal | null {
  const value = parseDecimal(text);
  return value === null || value.units < 0n ? null : value;
}

function dayOfMonth(text: string): number | null {
  return /^\d{1,2}$/.test(text) && Number(text) <= 28 ? Number(text) : null;
}

/** A deployment that does not say how many has a limit, too. */
function requestCount(variables: Variables, name: VariableName): number {
  if (variables[name] === undefined) return DEFAULT_MAX_COST_EXPLORER_REQUESTS;
  return variable(variables, name, positive, "a number such as '1000'");
}

const ROLE = /^arn:aws[a-z-]*:iam::\d{12}:role\/.+$/;

/** All of its variables, or none. */
function deployedArchive(variables: Variables): DeployedArchive | null {
  if (variables['OU_COST_ARCHIVE_LOCATION'] === undefined) return null;
  const named = (name: VariableName, pattern: RegExp, form: string) =>
    variable(variables, name, matching(pattern), form);
  return {
    location: named(
      'OU_COST_ARCHIVE_LOCATION',
      /^s3:\/\/[a-z0-9.-]{3,63}\/\S+[^/]$/,
      "the archive's place, such as 's3://bucket/prefix'",
    ),
    region: named('OU_COST_ARCHIVE_REGION', REGION, REGION_FORM),
    ownerAccountId: named('OU_COST_ARCHIVE_OWNER', /^\d{12}$/, "the twelve digits of the bucket's account"),
    archivistRoleArn: named('OU_COST_ARCHIVIST_ROLE_ARN', ROLE, "the archivist role's ARN"),
  };
}

/** By the services' ids in their models, whose endpoints the SDK's variables set. */
function deliveryEndpoints(variables: Variables): ReadonlyMap<string, string> {
  const all = variables['AWS_ENDPOINT_URL'];
  const given = {
    SESv2: variables['AWS_ENDPOINT_URL_SESV2'] || all,
    SNS: variables['AWS_ENDPOINT_URL_SNS'] || all,
    'Secrets Manager': variables['AWS_ENDPOINT_URL_SECRETS_MANAGER'] || all,
    SSM: variables['AWS_ENDPOINT_URL_SSM'] || all,
    Scheduler: variables['AWS_ENDPOINT_URL_SCHEDULER'] || all,
  };
  return new Map(Object.entries(given).flatMap(([id, endpoint]) => (endpoint ? [[id, endpoint]] : [])));
}

/** All of its variables, or none. */
function deployedExport(variables: Variables): DeployedExport | null {
  if (variables['OU_COST_EXPORTS_LOCATION'] === undefined) return null;
  const named = (name: VariableName, pattern: RegExp, form: string) =>
    variable(variables, name, matching(pattern), form);
  const location = named(
    'OU_COST_EXPORTS_LOCATION',
    /^s3:\/\/[a-z0-9.-]{3,63}\/\S+[^/]$/,
    "the export's folder, such as 's3://bucket/prefix/export'",
  );
  const names = named('OU_COST_EXPORTS_TABLE', /^[a-z0-9_]+\.[a-z0-9_]+$/, "a table such as 'ou_cost.bill'");
  const [database = '', table = ''] = names.split('.');
  return {
    location,
    database,
    table,
    workGroup: named('OU_COST_EXPORTS_WORK_GROUP', /^[\w.-]{1,128}$/, "a work group's name"),
    region: named('OU_COST_EXPORTS_REGION', REGION, REGION_FORM),
    scanLimitGigabytes: variable(
      variables,
      'OU_COST_EXPORTS_SCAN_LIMIT',
      positive,
      "a number of gigabytes such as '100'",
    ),
  };
}

function positive(text: string): number | null {
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
}

/** No other file of this package reads the environment. */
const PROCESS_VARIABLES: Variables = process.env;

/** The function's environment, parsed. Fails with InvalidConfiguration, naming the variable and its value. */
export function readEnvironment(variables: Variables = PROCESS_VARIABLES): Environment {
  return {
    region: variable(variables, 'AWS_REGION', matching(REGION), REGION_FORM),
    readerRoleArn: variable(variables, 'OU_COST_READER_ROLE_ARN', matching(ROLE), "the reader role's ARN"),
    tolerance: variable(variables, 'OU_COST_TOLERANCE', notNegative, "an amount such as '0.01'"),
    settlingDay: variable(variables, 'OU_COST_SETTLING_DAY', dayOfMonth, 'a day from 0 to 28'),
    maxCostExplorerRequests: requestCount(variables, 'OU_COST_MAX_COST_EXPLORER_REQUESTS'),
    billingViewArn: optionalVariable(
      variables,
      'OU_COST_BILLING_VIEW_ARN',
      /^arn:aws[a-z-]*:billing::\d{12}:billingview\/.+$/,
      "a billing view's ARN",
    ),
    readerExternalId: optionalVariable(
      variables,
      'OU_COST_READER_EXTERNAL_ID',
      /^[\w+=,.@:/-]{2,1224}$/,
      "the external id of the reader role's trust",
    ),
    exports: deployedExport(variables),
    archive: deployedArchive(variables),
    delivererRoleArn: optionalVariable(
      variables,
      'OU_COST_DELIVERER_ROLE_ARN',
      ROLE,
      "the deliverer role's ARN",
    ),
    scheduleGroup: optionalVariable(
      variables,
      'OU_COST_SCHEDULE_GROUP',
      /^[\w.-]{1,64}$/,
      "the name of the schedules' group",
    ),
    seedsHistory: variables['OU_COST_HISTORY_SEED'] === 'true',
    cloudTrailEndpoint: variables['AWS_ENDPOINT_URL_CLOUDTRAIL'] || variables['AWS_ENDPOINT_URL'] || null,
    s3Endpoint: variables['AWS_ENDPOINT_URL_S3'] || variables['AWS_ENDPOINT_URL'] || null,
    dataExportsEndpoint:
      variables['AWS_ENDPOINT_URL_BCM_DATA_EXPORTS'] || variables['AWS_ENDPOINT_URL'] || null,
    deliveryEndpoints: deliveryEndpoints(variables),
    isOnThisMachine: /^https?:\/\/(127\.|localhost|\[::1\])/i.test(variables['AWS_ENDPOINT_URL'] ?? ''),
    codeDate: optionalVariable(
      variables,
      'OU_COST_CODE_DATE',
      /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
      "a day such as '2026-11-30'",
    ),
    deployedThrough: deployedThrough(variables['OU_COST_DEPLOYED_THROUGH']),
  };
}
