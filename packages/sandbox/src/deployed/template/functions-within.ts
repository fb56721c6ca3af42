import { isObject } from '../json-value.ts';

/** An intrinsic function with its unresolved operand. */
export interface FunctionCall {
  readonly name: string;
  readonly operand: unknown;
}

/** The function that a value is, if it is one: an object with one member, `Ref` or `Fn::…`. */
export function functionCall(value: unknown): FunctionCall | undefined {
  const entries = isObject(value) ? Object.entries(value) : [];
  const [name, operand] = entries[0] ?? [];
  const isFunction =
    entries.length === 1 && name !== undefined && (name === 'Ref' || name.startsWith('Fn::'));
  return isFunction ? { name, operand } : undefined;
}

/**
 * Every function within a value.
 * @param isTaken whether a condition holds: then only the branch of `Fn::If` that is taken is searched
 */
export function functionsWithin(value: unknown, isTaken?: (condition: string) => boolean): FunctionCall[] {
  const call = functionCall(value);
  if (call === undefined) {
    const members = isObject(value) ? Object.values(value) : [value].flat();
    return members.flatMap((member) => (typeof member === 'object' ? functionsWithin(member, isTaken) : []));
  }
  const { name, operand } = call;
  if (name === 'Fn::If' && Array.isArray(operand)) {
    const [condition, yes, no] = operand;
    const branches = isTaken === undefined ? [yes, no] : [isTaken(String(condition)) ? yes : no];
    return [call, ...branches.flatMap((branch) => functionsWithin(branch, isTaken))];
  }
  const operands = isObject(operand) || Array.isArray(operand) ? functionsWithin(operand, isTaken) : [];
  return [call, ...operands];
}

/** The logical names that a function refers to, without pseudo parameters. */
export function namesIn({ name, operand }: FunctionCall): string[] {
  switch (name) {
    case 'Ref':
      return [String(operand)].filter((each) => !each.startsWith('AWS::'));
    case 'Fn::GetAtt':
      return [String(Array.isArray(operand) ? operand[0] : String(operand).split('.')[0])];
    case 'Fn::Sub': {
      const [pattern, variables] = Array.isArray(operand) ? operand : [operand, {}];
      return substitutedNames(String(pattern))
        .filter((each) => !(isObject(variables) && Object.hasOwn(variables, each)))
        .map((each) => each.split('.')[0] ?? each)
        .filter((each) => !each.startsWith('AWS::'));
    }
    default:
      return [];
  }
}

/** What stands in `${…}` of a pattern of Fn::Sub, without literals. */
function substitutedNames(pattern: string): string[] {
  return [...pattern.matchAll(/\$\{(!?)([^}]+)\}/g)].flatMap(([, literal, name = '']) =>
    literal === '!' ? [] : [name],
  );
}
