import { type CloudFormationClient, GetTemplateCommand } from '@aws-sdk/client-cloudformation';
import { parse } from 'yaml';
import { type Answer, ask } from '../access/answer.ts';
import { isRecord } from '../assembly/template.ts';
import { hasSettings, withParameters } from './parameters.ts';
import { describeStack } from './wait.ts';

/** What takes the place of a template that is neither JSON nor YAML that CDK could have written. */
const UNREADABLE = 'unreadable';

function parsed(body: string): unknown {
  try {
    return parse(body, { logLevel: 'silent' }) ?? UNREADABLE;
  } catch {
    return UNREADABLE;
  }
}

async function readTemplate(client: CloudFormationClient, stackName: string): Promise<Answer<unknown>> {
  return ask(
    async () => {
      const { TemplateBody = '' } = await client.send(new GetTemplateCommand({ StackName: stackName }));
      return parsed(TemplateBody);
    },
    () => false,
  );
}

/**
 * The template that a stack was deployed with: a record, or a text if it cannot be read. CDK writes it as YAML,
 * without CloudFormation's short forms; other programs' templates may have them, and their tags are then omitted.
 * Where it has parameters, the stack's values are filled in.
 */
export async function deployedTemplate(
  client: CloudFormationClient,
  stackName: string,
): Promise<Answer<unknown>> {
  const template = await readTemplate(client, stackName);
  if (template.kind !== 'yes' || !isRecord(template.value) || !hasSettings(template.value)) return template;
  const stack = await describeStack(client, stackName);
  if (stack.kind !== 'yes') return stack;
  const given = (stack.value?.Parameters ?? []).map(
    ({ ParameterKey = '', ParameterValue = '' }): [string, string] => [ParameterKey, ParameterValue],
  );
  return { kind: 'yes', value: withParameters(template.value, new Map(given)) };
}
