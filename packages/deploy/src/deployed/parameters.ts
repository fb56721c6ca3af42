import { isRecord } from '../assembly/template.ts';

type Template = Readonly<Record<string, unknown>>;
export type ParameterValues = ReadonlyMap<string, string>;

/** CDK's own parameter: the version of the bootstrap that a stack needs. */
const OF_CDK = 'BootstrapVersion';

function declared(template: unknown): Record<string, unknown> {
  const parameters = isRecord(template) ? template['Parameters'] : undefined;
  return isRecord(parameters) ? parameters : {};
}

/** Whether the stack was made from a one-file template, by hand or by Terraform: CDK's templates take no settings. */
export function hasSettings(template: unknown): boolean {
  return Object.keys(declared(template)).some((name) => name !== OF_CDK);
}

/** The values of a template's parameters; of those that are not given, the defaults. */
function valuesOf(template: Template, given: ParameterValues): Map<string, unknown> {
  return new Map(
    Object.entries(declared(template)).flatMap(([name, parameter]): [string, unknown][] => {
      if (!isRecord(parameter)) return [];
      const value = given.get(name) ?? parameter['Default'];
      if (typeof value !== 'string' && typeof value !== 'number') return [];
      const isList = parameter['Type'] === 'CommaDelimitedList';
      return [
        [
          name,
          isList
            ? String(value)
                .split(',')
                .map((part) => part.trim())
            : String(value),
        ],
      ];
    }),
  );
}

const NO_VALUE = Symbol('AWS::NoValue');

/** A template's functions, as far as the parameters decide them; every other one stays as it is. */
class Evaluation {
  readonly #values: ReadonlyMap<string, unknown>;
  readonly #conditions: Readonly<Record<string, unknown>>;
  readonly #mappings: Readonly<Record<string, unknown>>;

  constructor(template: Template, given: ParameterValues) {
    this.#values = valuesOf(template, given);
    this.#conditions = isRecord(template['Conditions']) ? template['Conditions'] : {};
    this.#mappings = isRecord(template['Mappings']) ? template['Mappings'] : {};
  }

  of(value: unknown): unknown {
    if (Array.isArray(value)) {
      return value.map((element) => this.of(element)).filter((element) => element !== NO_VALUE);
    }
    if (!isRecord(value)) return value;
    const [only, ...others] = Object.entries(value);
    const decided = only !== undefined && others.length === 0 ? this.#called(...only) : undefined;
    if (decided !== undefined) return decided;
    const members = Object.entries(value).map(([key, member]) => [key, this.of(member)] as const);
    return Object.fromEntries(members.filter(([, member]) => member !== NO_VALUE));
  }

  /** Undefined where the condition cannot be decided. */
  holds(name: string): boolean | undefined {
    return Object.hasOwn(this.#conditions, name) ? this.#decide(this.#conditions[name]) : undefined;
  }

  #decide(condition: unknown): boolean | undefined {
    if (!isRecord(condition)) return undefined;
    const { 'Fn::Equals': equals, 'Fn::Not': not } = condition;
    if (Array.isArray(equals)) {
      const [one, other] = equals.map((side) => this.of(side));
      return typeof one === 'string' && typeof other === 'string' ? one === other : undefined;
    }
    const inner = Array.isArray(not) ? this.#decide(not[0]) : undefined;
    return inner === undefined ? undefined : !inner;
  }

  #called(name: string, argument: unknown): unknown {
    if (name === 'Ref') return argument === 'AWS::NoValue' ? NO_VALUE : this.#values.get(String(argument));
    if (!Array.isArray(argument)) return undefined;
    const [first, second, third] = argument;
    switch (name) {
      case 'Fn::If': {
        const holds = this.holds(String(first));
        return holds === undefined ? undefined : this.of(holds ? second : third);
      }
      case 'Fn::Join':
        return joined(first, this.of(second));
      case 'Fn::Split': {
        const text = this.of(second);
        return typeof text === 'string' ? text.split(String(first)) : undefined;
      }
      case 'Fn::Select': {
        const list = this.of(second);
        return Array.isArray(list) ? list[Number(first)] : undefined;
      }
      case 'Fn::FindInMap':
        return this.#inMapping(String(first), this.of(second), String(third));
      default:
        return undefined;
    }
  }

  /** A deployed stack found an entry, so where a mapping has only one, it is that, whatever is asked for by. */
  #inMapping(name: string, key: unknown, member: string): unknown {
    const mapping = Object.hasOwn(this.#mappings, name) ? this.#mappings[name] : undefined;
    if (!isRecord(mapping)) return undefined;
    const keys = Object.keys(mapping);
    const chosen = typeof key === 'string' ? key : keys.length === 1 ? keys[0] : undefined;
    const entry = chosen !== undefined && Object.hasOwn(mapping, chosen) ? mapping[chosen] : undefined;
    return isRecord(entry) && Object.hasOwn(entry, member) ? entry[member] : undefined;
  }
}

function joined(separator: unknown, parts: unknown): unknown {
  const areTexts = Array.isArray(parts) && parts.every((part) => typeof part === 'string');
  return areTexts ? parts.join(String(separator)) : undefined;
}

/** A deployed template as its parameters make it: without the parts that their values leave out. */
export function withParameters(template: Template, given: ParameterValues): Template {
  const evaluation = new Evaluation(template, given);
  const resources = isRecord(template['Resources']) ? template['Resources'] : {};
  const present = Object.entries(resources).filter(
    ([, resource]) => !isRecord(resource) || evaluation.holds(String(resource['Condition'])) !== false,
  );
  return { ...template, Resources: evaluation.of(Object.fromEntries(present)) };
}
