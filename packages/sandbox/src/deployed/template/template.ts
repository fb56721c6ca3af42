import { createHash } from 'node:crypto';
import { partitionOf, urlSuffixOf } from '../../partition.ts';
import { DeploymentError } from '../error.ts';
import { isObject, type JsonObject, memberAt, objectAt, optionalStringAt, stringAt } from '../json-value.ts';
import type { AssembledStack } from '../stacks/assembly.ts';
import { holds } from './conditions.ts';

/** The value of `AWS::NoValue`: the property is removed. */
const noValue = Symbol('AWS::NoValue');

/** A resource of a template; its properties are resolved on demand. */
export interface TemplateResource {
  readonly logicalId: string;
  readonly type: string;
  properties(): JsonObject;
}

/** A template that resolves intrinsic functions like CloudFormation in the stack's account and region. */
export class Template {
  readonly stack: AssembledStack;
  readonly partition: string;
  readonly #conditions: JsonObject;
  readonly #parameters: JsonObject;
  readonly #mappings: JsonObject;
  readonly #resources: JsonObject;

  constructor(stack: AssembledStack) {
    this.stack = stack;
    this.partition = partitionOf(stack.region);
    this.#conditions = objectAt(stack.template, 'Conditions', stack.name);
    this.#parameters = objectAt(stack.template, 'Parameters', stack.name);
    this.#mappings = objectAt(stack.template, 'Mappings', stack.name);
    this.#resources = objectAt(stack.template, 'Resources', stack.name);
  }

  /** The resources whose condition holds. */
  resources(): TemplateResource[] {
    return Object.keys(this.#resources).flatMap((logicalId) => {
      const condition = optionalStringAt(this.#resource(logicalId), 'Condition', logicalId);
      const exists = condition === undefined || this.#holds(condition);
      return exists ? [this.resource(logicalId)] : [];
    });
  }

  resource(logicalId: string): TemplateResource {
    const definition = this.#resource(logicalId);
    return {
      logicalId,
      type: stringAt(definition, 'Type', logicalId),
      properties: () => {
        const resolved = this.resolve(objectAt(definition, 'Properties', logicalId));
        return isObject(resolved) ? resolved : {};
      },
    };
  }

  /** The physical name of a resource: the written name, or a reproducible one made from the logical id. */
  physicalName(logicalId: string, written: string | undefined): string {
    if (written !== undefined) {
      return written;
    }
    const suffix = createHash('sha256').update(`${this.stack.accountId}/${this.stack.name}/${logicalId}`);
    return `${this.stack.name}-${logicalId}-${suffix.digest('hex').slice(0, 12).toUpperCase()}`.slice(-64);
  }

  /** Resolves every intrinsic function inside `value`. */
  resolve(value: unknown): unknown {
    if (Array.isArray(value)) {
      return value.map((item) => this.resolve(item)).filter((item) => item !== noValue);
    }
    if (!isObject(value)) {
      return value;
    }
    const entries = Object.entries(value);
    const [name, operand] = entries[0] ?? [];
    if (entries.length === 1 && name !== undefined && (name === 'Ref' || name.startsWith('Fn::'))) {
      return this.#intrinsic(name, operand);
    }
    const resolved = entries.map(([key, item]) => [key, this.resolve(item)] as const);
    return Object.fromEntries(resolved.filter(([, item]) => item !== noValue));
  }

  #intrinsic(name: string, operand: unknown): unknown {
    switch (name) {
      case 'Ref':
        return this.#reference(String(operand));
      case 'Fn::GetAtt':
        return this.#attribute(operand);
      case 'Fn::Sub':
        return this.#substitute(operand);
    }
    const operands = this.#operands(name, operand);
    switch (name) {
      case 'Fn::Join':
        return this.#list(name, operands[1]).map(String).join(String(operands[0]));
      case 'Fn::Select':
        return this.#select(Number(this.resolve(operands[0])), this.#list(name, operands[1]));
      case 'Fn::Split':
        return String(this.resolve(operands[1])).split(String(operands[0]));
      case 'Fn::If':
        return this.resolve(this.#holds(String(operands[0])) ? operands[1] : operands[2]);
      case 'Fn::FindInMap':
        return this.#findInMap(operands.map((item) => String(this.resolve(item))));
      default:
        throw this.#unsupported(`${name} is not supported`);
    }
  }

  #reference(name: string): unknown {
    const parameter = memberAt(this.#parameters, name);
    if (name.startsWith('AWS::')) {
      return this.#pseudoParameter(name);
    }
    if (isObject(parameter)) {
      if (parameter['Default'] === undefined) {
        throw this.#unsupported(`parameter ${name} has no default`);
      }
      return parameter['Default'];
    }
    const { stack, partition } = this;
    const { type, physical, path } = this.#identity(name);
    return type === 'AWS::IAM::ManagedPolicy'
      ? `arn:${partition}:iam::${stack.accountId}:policy${path}${physical}`
      : physical;
  }

  #pseudoParameter(name: string): unknown {
    const { stack, partition } = this;
    const values: ReadonlyMap<string, unknown> = new Map(
      Object.entries({
        'AWS::AccountId': stack.accountId,
        'AWS::Region': stack.region,
        'AWS::Partition': partition,
        'AWS::URLSuffix': urlSuffixOf(partition),
        'AWS::StackName': stack.name,
        'AWS::StackId': `arn:${partition}:cloudformation:${stack.region}:${stack.accountId}:stack/${stack.name}/sandbox`,
        'AWS::NoValue': noValue,
      }),
    );
    if (!values.has(name)) {
      throw this.#unsupported(`pseudo parameter ${name} is not supported`);
    }
    return values.get(name);
  }

  #attribute(operand: unknown): string | readonly string[] {
    const [logicalId = '', ...rest] = Array.isArray(operand)
      ? operand.map(String)
      : String(operand).split('.');
    const attribute = rest.join('.');
    const { type, physical, path } = this.#identity(logicalId);
    const { stack, partition } = this;
    switch (`${type} ${attribute}`) {
      case 'AWS::IAM::Role Arn':
        return `arn:${partition}:iam::${stack.accountId}:role${path}${physical}`;
      case 'AWS::Lambda::Function Arn':
        return `arn:${partition}:lambda:${stack.region}:${stack.accountId}:function:${physical}`;
      case 'AWS::Logs::LogGroup Arn':
        return `arn:${partition}:logs:${stack.region}:${stack.accountId}:log-group:${physical}:*`;
      case 'AWS::EC2::SecurityGroup GroupId':
        return physical;
      case 'AWS::KMS::Key Arn':
        return `arn:${partition}:kms:${stack.region}:${stack.accountId}:key/${physical}`;
      case 'AWS::EC2::VPCEndpoint DnsEntries':
        // `HOSTED ZONE:NAME`, the regional name first.
        return [`Z1SANDBOX:${physical.toLowerCase()}.${stack.region}.vpce.${urlSuffixOf(partition)}`];
      default:
        throw this.#unsupported(`Fn::GetAtt of ${attribute} on ${logicalId} (${type}) is not supported`);
    }
  }

  #identity(logicalId: string): { type: string; physical: string; path: string } {
    const definition = this.#resource(logicalId);
    const type = stringAt(definition, 'Type', logicalId);
    const properties = objectAt(definition, 'Properties', logicalId);
    const resolved = (key: string | undefined): string | undefined => {
      const value = key === undefined ? undefined : this.resolve(memberAt(properties, key));
      return typeof value === 'string' ? value : undefined;
    };
    return {
      type,
      physical: this.physicalName(logicalId, resolved(nameProperty.get(type))),
      path: resolved('Path') ?? '/',
    };
  }

  #substitute(operand: unknown): string {
    const [pattern, variables] = Array.isArray(operand) ? operand : [operand, {}];
    const values = isObject(variables) ? variables : {};
    return String(pattern).replaceAll(/\$\{(!?)([^}]+)\}/g, (_all, literal: string, name: string) => {
      if (literal === '!') {
        return `\${${name}}`;
      }
      if (Object.hasOwn(values, name)) {
        return String(this.resolve(memberAt(values, name)));
      }
      return String(name.includes('.') ? this.#attribute(name) : this.#reference(name));
    });
  }

  #findInMap([map = '', first = '', second = '']: readonly string[]): unknown {
    const where = `${this.stack.name}: mapping ${map}`;
    const value = memberAt(objectAt(objectAt(this.#mappings, map, where), first, where), second);
    if (value === undefined) {
      throw this.#unsupported(`mapping ${map} has no ${first}.${second}`);
    }
    return value;
  }

  #select(index: number, list: readonly unknown[]): unknown {
    if (list[index] === undefined) {
      throw this.#unsupported(`Fn::Select of ${index} from ${list.length} values`);
    }
    return list[index];
  }

  #operands(name: string, operand: unknown): readonly unknown[] {
    if (!Array.isArray(operand)) {
      throw this.#unsupported(`${name} takes a list, not ${JSON.stringify(operand)}`);
    }
    return operand;
  }

  #list(name: string, operand: unknown): readonly unknown[] {
    return this.#operands(name, this.resolve(operand));
  }

  #holds(condition: string): boolean {
    return holds(condition, this.#conditions, (value) => this.resolve(value));
  }

  #resource(logicalId: string): JsonObject {
    const definition = memberAt(this.#resources, logicalId);
    if (!isObject(definition)) {
      throw this.#unsupported(`${logicalId} is neither a parameter nor a resource`);
    }
    return definition;
  }

  #unsupported(what: string): DeploymentError {
    return new DeploymentError(`stack ${this.stack.name}: ${what}`);
  }
}

/** The property with the physical name, for the resource types whose names are needed. */
const nameProperty: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'AWS::IAM::Role': 'RoleName',
    'AWS::IAM::ManagedPolicy': 'ManagedPolicyName',
    'AWS::Lambda::Function': 'FunctionName',
    'AWS::Logs::LogGroup': 'LogGroupName',
    'AWS::EC2::SecurityGroup': 'GroupName',
  }),
);
