import {
  CloudFormationClient,
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStacksCommand,
  UpdateStackCommand,
} from '@aws-sdk/client-cloudformation';
import {
  CreateRoleCommand,
  GetRoleCommand,
  GetRolePolicyCommand,
  IAMClient,
  ListRolePoliciesCommand,
  ListRolesCommand,
} from '@aws-sdk/client-iam';
import { GetFunctionConfigurationCommand, LambdaClient, ListFunctionsCommand } from '@aws-sdk/client-lambda';

export const MOTO_REGION = 'us-east-1';
const BUCKET = 'templates';

type Parameters = Readonly<Record<string, string>>;

/** The settings of a client of moto. */
export function motoClient(endpoint: string) {
  const credentials = { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'not-a-secret' };
  return { endpoint, region: MOTO_REGION, credentials };
}

/** The account of a moto server: its stacks, and what they made. */
export class MotoAccount {
  readonly #endpoint: string;
  readonly #stacks: CloudFormationClient;
  readonly #iam: IAMClient;
  readonly #lambda: LambdaClient;
  #templates = 0;

  constructor(endpoint: string) {
    this.#endpoint = endpoint;
    const options = motoClient(endpoint);
    this.#stacks = new CloudFormationClient(options);
    this.#iam = new IAMClient(options);
    this.#lambda = new LambdaClient(options);
  }

  /** Makes the account as it is when moto starts. */
  async reset(): Promise<void> {
    await fetch(`${this.#endpoint}/moto-api/reset`, { method: 'POST' });
  }

  /** Returns the stack's status and its outputs. */
  async create(StackName: string, template: string, parameters: Parameters) {
    await this.#stacks.send(new CreateStackCommand(await this.#request(StackName, template, parameters)));
    return this.#described(StackName);
  }

  async update(StackName: string, template: string, parameters: Parameters) {
    await this.#stacks.send(new UpdateStackCommand(await this.#request(StackName, template, parameters)));
    return this.#described(StackName);
  }

  async delete(StackName: string): Promise<void> {
    await this.#stacks.send(new DeleteStackCommand({ StackName }));
  }

  /** A template over 51,200 bytes is given by its address in S3. */
  async #request(StackName: string, template: string, parameters: Parameters) {
    const body = JSON.stringify(withoutAbsentItems(JSON.parse(template), parameters));
    // A new name for each: moto refuses an unsigned request that overwrites an object.
    const key = `template-${++this.#templates}.json`;
    await fetch(`${this.#endpoint}/${BUCKET}`, { method: 'PUT' });
    const { ok } = await fetch(`${this.#endpoint}/${BUCKET}/${key}`, { method: 'PUT', body });
    if (!ok) throw new Error('moto did not take the template');
    return {
      StackName,
      TemplateURL: `https://${BUCKET}.s3.${MOTO_REGION}.amazonaws.com/${key}`,
      Capabilities: ['CAPABILITY_NAMED_IAM' as const],
      Parameters: Object.entries(parameters).map(([ParameterKey, ParameterValue]) => ({
        ParameterKey,
        ParameterValue,
      })),
    };
  }

  async #described(StackName: string) {
    const { Stacks = [] } = await this.#stacks.send(new DescribeStacksCommand({ StackName }));
    const outputs = (Stacks[0]?.Outputs ?? []).map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue]);
    return { status: Stacks[0]?.StackStatus, outputs: Object.fromEntries(outputs) };
  }

  async createRole(RoleName: string): Promise<void> {
    await this.#iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: '{}' }));
  }

  /** Every role by its name, as IAM has it. */
  async roles() {
    const { Roles = [] } = await this.#iam.send(new ListRolesCommand({}));
    const named = Roles.map(async ({ RoleName = '' }) => [RoleName, await this.#role(RoleName)] as const);
    return Object.fromEntries(await Promise.all(named));
  }

  async #role(RoleName: string) {
    const { Role } = await this.#iam.send(new GetRoleCommand({ RoleName }));
    const { PolicyNames = [] } = await this.#iam.send(new ListRolePoliciesCommand({ RoleName }));
    const policies = PolicyNames.map(async (PolicyName) => {
      const { PolicyDocument = '' } = await this.#iam.send(
        new GetRolePolicyCommand({ RoleName, PolicyName }),
      );
      return [PolicyName, policyIn(PolicyDocument)] as const;
    });
    return {
      path: Role?.Path,
      description: Role?.Description,
      trust: policyIn(Role?.AssumeRolePolicyDocument ?? ''),
      policies: Object.fromEntries(await Promise.all(policies)),
    };
  }

  /** Every function by its name, as Lambda has it. moto answers numbers as the template has them, which may be text. */
  async functions() {
    const { Functions = [] } = await this.#lambda.send(new ListFunctionsCommand({}));
    const named = Functions.map(async ({ FunctionName = '' }) => {
      const read = await this.#lambda.send(new GetFunctionConfigurationCommand({ FunctionName }));
      const { Timeout, MemorySize } = read;
      return [FunctionName, { ...read, Timeout: Number(Timeout), MemorySize: Number(MemorySize) }] as const;
    });
    return Object.fromEntries(await Promise.all(named));
  }
}

/** moto answers the inline policies of a template as Python writes them, with single quotes. */
function policyIn(text: string): unknown {
  const decoded = decodeURIComponent(text);
  return JSON.parse(decoded.startsWith("{'") ? decoded.replaceAll("'", '"') : decoded);
}

/**
 * The template without the items of lists whose condition does not hold: moto leaves a null in their place, where
 * CloudFormation leaves nothing. The conditions of the one-file templates ask whether a parameter is empty.
 */
function withoutAbsentItems(value: unknown, parameters: Parameters): unknown {
  if (Array.isArray(value)) {
    return value.flatMap((item) => {
      const [condition = '', part, otherwise] = item?.['Fn::If'] ?? [];
      if (otherwise?.Ref !== 'AWS::NoValue') return [withoutAbsentItems(item, parameters)];
      const isGiven = (parameters[String(condition).replace(/IsGiven$/, '')] ?? '') !== '';
      return isGiven ? [withoutAbsentItems(part, parameters)] : [];
    });
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      key === 'Fn::If'
        ? item.map((one: unknown) => withoutAbsentItems(one, parameters))
        : withoutAbsentItems(item, parameters),
    ]),
  );
}
