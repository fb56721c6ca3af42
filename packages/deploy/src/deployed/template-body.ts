import { type CloudFormationClient, GetTemplateCommand } from '@aws-sdk/client-cloudformation';
import { parse } from 'yaml';
import { type Answer, ask } from '../access/answer.ts';

/** What takes the place of a template that is neither JSON nor YAML that CDK could have written. */
const UNREADABLE = 'unreadable';

function parsed(body: string): unknown {
  try {
    return parse(body, { logLevel: 'silent' }) ?? UNREADABLE;
  } catch {
    return UNREADABLE;
  }
}

/**
 * The template that a stack was deployed with: a record, or a text if it cannot be read. CDK writes it as YAML,
 * without CloudFormation's short forms; other programs' templates may have them, and their tags are then omitted.
 */
export async function deployedTemplate(
  client: CloudFormationClient,
  stackName: string,
): Promise<Answer<unknown>> {
  return ask(
    async () => {
      const { TemplateBody = '' } = await client.send(new GetTemplateCommand({ StackName: stackName }));
      return parsed(TemplateBody);
    },
    () => false,
  );
}
