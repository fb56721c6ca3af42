/** What one package is for, and what it may use of the others. */
export interface PackageRule {
  readonly purpose: string;
  /** Other packages, or one subpath of them; in any order. */
  readonly mayImport: readonly string[];
  /** Import specifiers that are forbidden in its sources, tests and test-only folders apart. */
  readonly never: readonly RegExp[];
}

const NODE = /^node:/;
const AWS_CLIENTS = /^@aws-sdk\/(client-|credential-)/;
/** The parser of ARNs is a package of its own and sends nothing. */
const ANY_AWS_SDK = /^@(aws-sdk|smithy)\/(?!util-arn-parser$)/;
const CDK = /^(aws-cdk-lib|constructs|aws-cdk)(\/|$)/;
const ANY_PACKAGE = /^[^.]/;
const IAM_SIMULATOR = /^@cloud-copilot\//;
const DUCKDB = /^@duckdb\//;

/** Every package, the lowest first: the one table of who may import whom. `docs/architecture.md` shows it. */
export const PACKAGES: Readonly<Record<string, PackageRule>> = {
  spend: {
    purpose: 'the domain: money, time, organization, ledger, report, rules; pure',
    mayImport: [],
    never: [ANY_PACKAGE],
  },
  doctor: {
    purpose: 'the checks of the chain of roles, and what fixes a failed one',
    mayImport: ['spend'],
    never: [NODE, AWS_CLIENTS, CDK],
  },
  contract: {
    purpose: 'options, configuration, request and report: zod schemas, and JSON Schemas made from them',
    mayImport: ['spend', 'doctor'],
    never: [NODE, ANY_AWS_SDK, CDK],
  },
  aws: {
    purpose: "the domain's and the doctor's ports on the AWS SDK; the list of permissions",
    mayImport: ['spend', 'doctor', 'contract'],
    never: [CDK, IAM_SIMULATOR, DUCKDB],
  },
  exports: {
    purpose: 'the bill as AWS exports it to files: FOCUS and CUR 2.0, read by DuckDB or Athena',
    mayImport: ['spend', 'doctor', 'contract', 'aws/calls', 'aws/s3'],
    never: [CDK, IAM_SIMULATOR],
  },
  archive: {
    purpose: 'what earlier runs left: snapshots of the tree, ledgers and reports, in a folder or in S3',
    mayImport: ['spend', 'contract', 'aws/calls', 'aws/s3'],
    never: [CDK, IAM_SIMULATOR, DUCKDB],
  },
  present: {
    purpose: 'a report as text, page, workbook or message; a diagnosis and a tree of units as text',
    mayImport: ['spend', 'doctor', 'contract'],
    never: [/^node:process$/, ANY_AWS_SDK, CDK, IAM_SIMULATOR],
  },
  deliver: {
    purpose: 'a report to those who get it: mail, topics, webhooks; each apart, and none twice',
    mayImport: ['spend', 'contract', 'aws', 'present'],
    never: [CDK, IAM_SIMULATOR, DUCKDB],
  },
  'report-function': {
    purpose: 'the Lambda function: decodes a request, composes the adapters, runs, answers',
    mayImport: ['spend', 'doctor', 'contract', 'aws', 'exports', 'archive', 'present', 'deliver'],
    never: [CDK, IAM_SIMULATOR, DUCKDB],
  },
  cli: {
    purpose: 'the command line: parses, asks, writes, ends',
    mayImport: ['spend', 'doctor', 'contract', 'aws', 'exports', 'archive', 'present', 'deliver'],
    never: [ANY_AWS_SDK, CDK, IAM_SIMULATOR],
  },
  infra: {
    purpose: 'the CDK app and the one-file templates: roles, function, network, callers',
    mayImport: ['spend', 'contract', 'aws/permissions', 'report-function/handler'],
    never: [ANY_AWS_SDK, IAM_SIMULATOR],
  },
  deploy: {
    purpose: 'init, preflight, deploy and destroy on the pinned CDK',
    mayImport: ['spend', 'contract', 'aws/settings', 'infra'],
    never: [IAM_SIMULATOR],
  },
  sandbox: {
    purpose: 'AWS on loopback for the demo and the tests; shares no code with the packages above',
    mayImport: [],
    never: [/^@aws-sdk\//, CDK],
  },
  proof: {
    purpose: 'the least-privilege proof on the synthesized templates',
    mayImport: ['sandbox'],
    never: [ANY_AWS_SDK, CDK],
  },
};
