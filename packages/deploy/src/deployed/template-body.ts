import { type CloudFormationClient, GetTemplateCommand } from '@aws-sdk/client-cloudformation';
import { parse } from 'yaml';
import { type Answer, ask } from '../access/answer.ts';

/**
 * The template that a stack was deployed with. CDK writes it as YAML, without CloudFormation's short forms; other
 * programs' templates may have them, and their tags are then omitted.
 */
export async function deployedTemplate(
  client: CloudFormationClient,
  stackName: string,
): Promise<Answer<unknown>> {
  return ask(
    async () => {
      const { TemplateBody = '{}' } = await client.send(new GetTemplateCommand({ StackName: stackName }));
      return parse(TemplateBody, { logLevel: 'silent' });
    },
    () => false,
  );
}
