import { GetWorkGroupCommand } from '@aws-sdk/client-athena';
import { DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { GetOpenIDConnectProviderCommand, GetRoleCommand } from '@aws-sdk/client-iam';
import { GetFunctionConfigurationCommand } from '@aws-sdk/client-lambda';
import { HeadBucketCommand, S3ServiceException } from '@aws-sdk/client-s3';
import { type Answer, ask } from '../access/answer.ts';
import type { Clients } from '../access/clients.ts';
import type { Target } from '../assembly/template.ts';

interface NamedKind {
  readonly what: string;
  readonly nameProperty: string;
  readonly remedy: string;
  /** Whether others than the account may have the name. @default false */
  readonly isGlobal?: boolean;
  /** What CloudFormation calls the resource of this name. @default its name */
  readonly physicalId?: (name: string, target: Target) => string;
  /** Asks whether the account has a resource of this physical id. */
  readonly lookUp: (clients: Clients, physicalId: string) => Promise<Answer<unknown>>;
}

/** S3 answers with another status only for a bucket that exists: in another region, or one that is not for these credentials. */
function isOfBucket(error: unknown): boolean {
  const status = error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined;
  return status === 301 || status === 403;
}

/** Asks whether anybody has a bucket of this name. */
export async function lookUpBucket({ s3 }: Clients, Bucket: string): Promise<Answer<unknown>> {
  return ask(
    () =>
      s3.send(new HeadBucketCommand({ Bucket })).catch((error: unknown) => {
        if (isOfBucket(error)) return null;
        throw error;
      }),
    ({ name }) => name === 'NotFound',
  );
}

/** The kinds of resource with a fixed name. CloudFormation cannot create one of them if the name is taken. */
export const NAMED_KINDS: ReadonlyMap<string, NamedKind> = new Map(
  Object.entries({
    'AWS::IAM::Role': {
      what: 'role',
      nameProperty: 'RoleName',
      remedy: "delete it, with its stack if it has one, or choose another name under 'names'",
      lookUp: (clients, RoleName) =>
        ask(
          () => clients.iam.send(new GetRoleCommand({ RoleName })),
          ({ name }) => /^NoSuchEntity/.test(name),
        ),
    },
    'AWS::IAM::OIDCProvider': {
      what: 'GitHub identity provider',
      nameProperty: 'Url',
      remedy: "an account can have only one of a URL: leave out 'githubActions[].createProvider' to use it",
      physicalId: (url, { partition, accountId }) =>
        `arn:${partition}:iam::${accountId}:oidc-provider/${url.replace(/^https:\/\//, '')}`,
      lookUp: (clients, OpenIDConnectProviderArn) =>
        ask(
          () => clients.iam.send(new GetOpenIDConnectProviderCommand({ OpenIDConnectProviderArn })),
          ({ name }) => /^NoSuchEntity/.test(name),
        ),
    },
    'AWS::Lambda::Function': {
      what: 'function',
      nameProperty: 'FunctionName',
      remedy: "delete it, with its stack if it has one, or choose another name with 'names.function'",
      lookUp: (clients, FunctionName) =>
        ask(
          () => clients.lambda.send(new GetFunctionConfigurationCommand({ FunctionName })),
          ({ name }) => /^ResourceNotFound/.test(name),
        ),
    },
    'AWS::Logs::LogGroup': {
      what: 'log group',
      nameProperty: 'LogGroupName',
      remedy: "delete it, with its stack if it has one, or choose another name with 'names.function'",
      lookUp: async (clients, logGroupName) => {
        const answer = await ask(
          () => clients.logs.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: logGroupName })),
          ({ name }) => /^ResourceNotFound/.test(name),
        );
        if (answer.kind !== 'yes') return answer;
        const exists = answer.value.logGroups?.some((group) => group.logGroupName === logGroupName) === true;
        return exists ? answer : { kind: 'no', why: 'no log group has this name' };
      },
    },
    'AWS::S3::Bucket': {
      what: 'bucket',
      nameProperty: 'BucketName',
      isGlobal: true,
      remedy:
        "choose another name with 'exports.bucket' or 'archive.bucket'; or, where destroy left it here, take it over: npm run synth, then npx cdk deploy --app cdk.out --import-existing-resources with the stack's name; an archive that exists is used as it is with 'archive.create': false",
      lookUp: lookUpBucket,
    },
    'AWS::Athena::WorkGroup': {
      what: 'work group',
      nameProperty: 'Name',
      remedy: "delete it, with its stack if it has one, or choose another name with 'exports.workGroup'",
      lookUp: (clients, WorkGroup) =>
        ask(
          () => clients.athena.send(new GetWorkGroupCommand({ WorkGroup })),
          ({ name }) => name === 'InvalidRequestException',
        ),
    },
  }),
);
