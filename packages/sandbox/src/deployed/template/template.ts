import { createHash } from 'node:crypto';
import { partitionOf } from '../../partition.ts';
import { DeploymentError } from '../error.ts';
import { isObject, type JsonObject, memberAt, objectAt, optionalStringAt, stringAt } from '../json-value.ts';
import type { ParameterValues } from '../parameters/values.ts';
import type { Stack } from '../stacks/stack.ts';
import { attributeOf, nameProperty, type PhysicalResource, referenceOf } from './attributes.ts';
import { holds } from './conditions.ts';
import { functionCall } from './functions-within.ts';
import { pseudoParameters } from './pseudo-parameters.ts';

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
  readonly stack: Stack;
  readonly partition: string;
  readonly parameters: ParameterValues;
  readonly #pseudoParameters: ReadonlyMap<string, unknown>;
  readonly #conditions: JsonObject;
  readonly #mappings: JsonObject;
  readonly #resources: JsonObject;
  readonly #outputs: JsonObject;

  constructor(stack: Stack, parameters: ParameterValues) {
    const { name, accountId, region, template } = stack;
    this.stack = stack;
    this.partition = partitionOf(region);
    this.parameters = parameters;
    const stackId = `arn:${this.partition}:cloudformation:${region}:${accountId}:stack/${name}/sandbox`;
    const known = new Map<string, unknown>(pseudoParameters(stack));
    this.#pseudoParameters = known.set('AWS::StackId', stackId).set('AWS::NoValue', noValue);
    this.#conditions = objectAt(template, 'Conditions', name);
    this.#mappings = objectAt(template, 'Mappings', name);
    this.#resources = objectAt(template, 'Resources', name);
    this.#outputs = objectAt(template, 'Outputs', name);
  }

  /** The resources whose condition holds. */
  resources(): TemplateResource[] {
    return Object.keys(this.#resources)
      .filter((logicalId) => this.isPresent(this.#resource(logicalId)))
      .map((logicalId) => this.resource(logicalId));
  }

  resource(logicalId: string): TemplateResource {
    const definition = this.#resource(logicalId);
    return {
      logicalId,
      type: stringAt(definition, 'Type', logicalId),
      properties: () => {
        const resolved = this.resolve(objectAt(definition, 'Properties', logicalId));
        if (JSON.stringify(resolved).includes('{{resolve:')) {
          throw this.#unsupported(
            `${logicalId} has a dynamic reference {{resolve:…}}, which only AWS can resolve`,
          );
        }
        return isObject(resolved) ? resolved : {};
      },
    };
  }

  /** The outputs whose condition holds, each as text. */
  outputs(): Record<string, string> {
    const present = Object.entries(this.#outputs).filter(([, output]) => this.isPresent(output));
    return Object.fromEntries(
      present.map(([name, output]) => {
        const value = this.resolve(isObject(output) ? memberAt(output, 'Value') : undefined);
        return [name, this.#text(value, `output ${name}`)];
      }),
    );
  }

  /** Whether a resource or an output has no condition, or one that holds. */
  isPresent(definition: unknown): boolean {
    const where = this.stack.name;
    const condition = isObject(definition) ? optionalStringAt(definition, 'Condition', where) : undefined;
    return condition === undefined || this.holds(condition);
  }

  /** Whether a condition of the template holds. */
  holds(condition: string): boolean {
    return holds(condition, this.#conditions, (value) => this.resolve(value));
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
    const call = functionCall(value);
    if (call !== undefined) {
      return this.#intrinsic(call.name, call.operand);
    }
    const misplaced = Object.keys(value).find((key) => key.startsWith('Fn::'));
    if (misplaced !== undefined) {
      throw this.#unsupported(`${misplaced} stands beside other members`);
    }
    const resolved = Object.entries(value).map(([key, item]) => [key, this.resolve(item)] as const);
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
      case 'Fn::Join': {
        const [delimiter, list] = this.#operands(name, operand, 2);
        const members = this.#list(name, list).map((member) => this.#text(member, 'a member of Fn::Join'));
        return members.join(this.#text(delimiter, 'the delimiter of Fn::Join'));
      }
      case 'Fn::Select': {
        const [index, list] = this.#operands(name, operand, 2);
        return this.#select(
          this.#text(this.resolve(index), 'the index of Fn::Select'),
          this.#list(name, list),
        );
      }
      case 'Fn::Split': {
        const [delimiter, text] = this.#operands(name, operand, 2);
        const separator = this.#text(delimiter, 'the delimiter of Fn::Split');
        return this.#text(this.resolve(text), 'what Fn::Split splits').split(separator);
      }
      case 'Fn::If': {
        const [condition, yes, no] = this.#operands(name, operand, 3);
        return this.resolve(this.holds(this.#text(condition, 'the condition of Fn::If')) ? yes : no);
      }
      case 'Fn::FindInMap':
        return this.#findInMap(
          this.#operands(name, operand, 3).map((key) =>
            this.#text(this.resolve(key), 'a key of Fn::FindInMap'),
          ),
        );
      default:
        throw this.#unsupported(`${name} is not supported`);
    }
  }

  #reference(name: string): unknown {
    if (name.startsWith('AWS::')) {
      if (!this.#pseudoParameters.has(name)) {
        throw this.#unsupported(`pseudo parameter ${name} is not supported`);
      }
      return this.#pseudoParameters.get(name);
    }
    return this.parameters.get(name) ?? referenceOf(this.#identity(name));
  }

  #attribute(operand: unknown): string | readonly string[] {
    const [logicalId = '', ...rest] = Array.isArray(operand)
      ? operand.map(String)
      : String(operand).split('.');
    const attribute = rest.join('.');
    const identity = this.#identity(logicalId);
    const value = attributeOf(identity, attribute);
    if (value === undefined) {
      throw this.#unsupported(
        `Fn::GetAtt of ${attribute} on ${logicalId} (${identity.type}) is not supported`,
      );
    }
    return value;
  }

  #identity(logicalId: string): PhysicalResource {
    const definition = this.#resource(logicalId);
    const type = stringAt(definition, 'Type', logicalId);
    const properties = objectAt(definition, 'Properties', logicalId);
    const resolved = (key: string | undefined): string | undefined => {
      const value = key === undefined ? undefined : this.resolve(memberAt(properties, key));
      return typeof value === 'string' ? value : undefined;
    };
    const { accountId, region } = this.stack;
    const endpointOf = resolved('ServiceName');
    return {
      type,
      physical: this.physicalName(logicalId, resolved(nameProperty.get(type))),
      path: resolved('Path') ?? '/',
      partition: this.partition,
      accountId,
      region,
      ...(endpointOf === undefined ? {} : { endpointOf }),
    };
  }

  #substitute(operand: unknown): string {
    const [pattern, variables] = Array.isArray(operand)
      ? this.#operands('Fn::Sub', operand, 2)
      : [operand, {}];
    const values = isObject(variables) ? variables : {};
    return String(pattern).replaceAll(/\$\{(!?)([^}]+)\}/g, (_all, literal: string, name: string) => {
      if (literal === '!') {
        return `\${${name}}`;
      }
      if (Object.hasOwn(values, name)) {
        return this.#text(this.resolve(memberAt(values, name)), `variable ${name} of Fn::Sub`);
      }
      const value = name.includes('.') ? this.#attribute(name) : this.#reference(name);
      return this.#text(value, `${name} in Fn::Sub`);
    });
  }

  #findInMap([map = '', first = '', second = '']: readonly string[]): unknown {
    const levels = memberAt(this.#mappings, map);
    if (!isObject(levels)) {
      throw this.#unsupported(
        `Template error: Mapping named '${map}' is not present in the 'Mappings' section of template.`,
      );
    }
    const value = memberAt(objectAt(levels, first, `mapping ${map}`), second);
    if (value === undefined) {
      throw this.#unsupported(`Template error: Unable to get mapping for ${map}::${first}::${second}`);
    }
    return value;
  }

  #select(index: string, list: readonly unknown[]): unknown {
    const value = /^\d{1,9}$/.test(index) ? list[Number(index)] : undefined;
    if (value === undefined) {
      throw this.#unsupported(
        `Template error: Fn::Select cannot select nonexistent value at index ${index} (of ${list.length} values)`,
      );
    }
    return value;
  }

  #operands(name: string, operand: unknown, count: number): readonly unknown[] {
    if (!Array.isArray(operand) || operand.length !== count) {
      throw this.#unsupported(`${name} takes a list of ${count}, not ${JSON.stringify(operand)}`);
    }
    return operand;
  }

  #list(name: string, operand: unknown): readonly unknown[] {
    const resolved = this.resolve(operand);
    if (!Array.isArray(resolved)) {
      throw this.#unsupported(`${name} takes a list, not ${JSON.stringify(operand)}`);
    }
    return resolved;
  }

  /** A value where CloudFormation needs text; numbers and truth values become text. */
  #text(value: unknown, what: string): string {
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
      return String(value);
    }
    throw this.#unsupported(`${what} is not text`);
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
