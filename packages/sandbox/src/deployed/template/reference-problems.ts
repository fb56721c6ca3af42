import { isObject, type JsonObject, memberAt } from '../json-value.ts';
import { type FunctionCall, functionsWithin, namesIn } from './functions-within.ts';
import type { Template } from './template.ts';

/**
 * What in a template refers to nothing, in CloudFormation's words where they are known. Names, conditions and mappings are looked up everywhere, also in a branch of
 * `Fn::If` that is not taken and in a resource that is not created. Of what is created, also references to a resource that
 * is not created, and to itself through others, are found.
 * @throws DeploymentError for a condition that cannot be evaluated, and a key that is not in a mapping
 */
export function referenceProblems(template: Template): string[] {
  const { parameters, stack } = template;
  const content = stack.template;
  const resources = sectionOf(content, 'Resources');
  const outputs = sectionOf(content, 'Outputs');
  const conditions = sectionOf(content, 'Conditions');
  const calls = functionsWithin([conditions, Object.values(resources).map(searched), outputs]);
  const known = (name: string): boolean => parameters.has(name) || Object.hasOwn(resources, name);
  const conditional = [...Object.values(resources), ...Object.values(outputs)].map((entry) =>
    isObject(entry) ? memberAt(entry, 'Condition') : undefined,
  );
  const used = [...calls.filter(({ name }) => name === 'Fn::If').map(firstOperand), ...conditional];
  const unknownConditions = used.filter(
    (name) => name !== undefined && !Object.hasOwn(conditions, String(name)),
  );
  const problems = [
    ...unresolved(
      'Resources',
      Object.values(resources)
        .flatMap(dependencies)
        .filter((name) => !known(name)),
    ),
    ...unresolved(
      'Outputs',
      functionsWithin(outputs)
        .flatMap(namesIn)
        .filter((name) => !known(name)),
    ),
    ...unresolved(
      'Conditions',
      functionsWithin(conditions)
        .flatMap(namesIn)
        .filter((name) => !parameters.has(name)),
    ),
    ...[...new Set(unknownConditions.map(String))].map((name) => `condition ${name} is not in the template`),
  ];
  if (problems.length > 0) return problems;
  for (const { name, operand } of calls) {
    if (name === 'Fn::FindInMap') template.resolve({ [name]: operand });
  }
  for (const condition of Object.keys(conditions)) template.holds(condition);
  return problemsOfCreated(template, resources, outputs);
}

function problemsOfCreated(template: Template, resources: JsonObject, outputs: JsonObject): string[] {
  const created = new Set(template.resources().map(({ logicalId }) => logicalId));
  const isAbsent = (name: string): boolean => Object.hasOwn(resources, name) && !created.has(name);
  const namesOf = (value: unknown): string[] =>
    functionsWithin(value, (condition) => template.holds(condition)).flatMap(namesIn);
  const graph = new Map([...created].map((name) => [name, namesOf(searched(memberAt(resources, name)))]));
  const present = Object.values(outputs).filter((output) => template.isPresent(output));
  return [
    ...unresolved('Resources', [...graph.values()].flat().filter(isAbsent)),
    ...unresolved('Outputs', present.flatMap(namesOf).filter(isAbsent)),
    ...circular(
      new Map([...graph].map(([name, names]) => [name, [...names, ...dependsOn(memberAt(resources, name))]])),
    ),
  ];
}

/** The parts of a resource in which CloudFormation resolves functions and the sandbox does. */
function searched(resource: unknown): unknown {
  return isObject(resource) ? memberAt(resource, 'Properties') : undefined;
}

function dependencies(resource: unknown): string[] {
  return [...functionsWithin(searched(resource)).flatMap(namesIn), ...dependsOn(resource)];
}

function dependsOn(resource: unknown): string[] {
  const written = isObject(resource) ? memberAt(resource, 'DependsOn') : undefined;
  return written === undefined ? [] : [written].flat().map(String);
}

function unresolved(section: string, names: readonly string[]): string[] {
  const list = [...new Set(names)].join(', ');
  if (list === '') return [];
  return section === 'Conditions'
    ? [
        `Template format error: Unresolved dependencies [${list}]. Cannot reference resources in the Conditions block of the template`,
      ]
    : [
        `Template format error: Unresolved resource dependencies [${list}] in the ${section} block of the template`,
      ];
}

/** Resources that need each other: what is left without those that need nothing and those that nothing needs. */
function circular(graph: ReadonlyMap<string, readonly string[]>): string[] {
  let left = [...graph.keys()];
  for (;;) {
    const needed = new Set(left.flatMap((name) => graph.get(name) ?? []));
    const kept = left.filter(
      (name) => needed.has(name) && graph.get(name)?.some((each) => left.includes(each)),
    );
    if (kept.length === left.length) break;
    left = kept;
  }
  return left.length === 0 ? [] : [`Circular dependency between resources: [${left.join(', ')}]`];
}

function firstOperand({ operand }: FunctionCall): unknown {
  return Array.isArray(operand) ? operand[0] : operand;
}

function sectionOf(content: JsonObject, section: string): JsonObject {
  const written = memberAt(content, section);
  return isObject(written) ? written : {};
}
