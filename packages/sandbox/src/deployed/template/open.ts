import { DeploymentError } from '../error.ts';
import { type ParameterValues, readParameters } from '../parameters/values.ts';
import { ruleProblems } from '../rules/rules.ts';
import type { Stack } from '../stacks/stack.ts';
import { formProblems } from './form.ts';
import { pseudoParameters } from './pseudo-parameters.ts';
import { referenceProblems } from './reference-problems.ts';
import { Template } from './template.ts';

/**
 * The templates of stacks with the values of their parameters.
 * @throws DeploymentError with everything that CloudFormation refuses before it creates anything: every wrong parameter of
 * every stack is named
 */
export function openTemplates(stacks: readonly Stack[]): Template[] {
  const opened = stacks.map(openTemplate);
  const problems = opened.flatMap((one) => (one instanceof Template ? [] : one));
  if (problems.length > 0) throw new DeploymentError(problems.join('; '));
  return opened.filter((one) => one instanceof Template);
}

function openTemplate(stack: Stack): Template | string[] {
  const inStack = (problems: readonly string[]) =>
    problems.map((problem) => `stack ${stack.name}: ${problem}`);
  const form = formProblems(stack);
  if (form.length > 0) return inStack(form);
  const { values, problems } = readParameters(stack.template, stack.parameters);
  if (problems.length > 0) return inStack(problems);
  const all: ParameterValues = new Map([...values, ...pseudoParameters(stack)]);
  const rules = ruleProblems(stack.template, all);
  if (rules.length > 0) return inStack(rules);
  try {
    const template = new Template(stack, values);
    const references = referenceProblems(template);
    return references.length > 0 ? inStack(references) : template;
  } catch (error) {
    if (error instanceof DeploymentError) return [error.message];
    throw error;
  }
}
