import { type CloudFormationClient, paginateListStacks, StackStatus } from '@aws-sdk/client-cloudformation';
import { isProjectStack } from '@ou-cost/infra';
import { type Answer, ask } from '../access/answer.ts';

/** A stack that this project deployed, with whatever configuration. */
export interface ProjectStack {
  readonly name: string;
  /** Its ARN. */
  readonly id: string;
  readonly status: string;
  readonly description: string;
}

const NOT_DELETED = Object.values(StackStatus).filter((status) => status !== 'DELETE_COMPLETE');

/** The stacks of this project in the account and region of the client. */
export function projectStacks(client: CloudFormationClient): Promise<Answer<ProjectStack[]>> {
  return ask(
    async () => {
      const found: ProjectStack[] = [];
      for await (const page of paginateListStacks({ client }, { StackStatusFilter: NOT_DELETED })) {
        for (const { StackName, StackId, StackStatus: status, TemplateDescription } of page.StackSummaries ??
          []) {
          if (StackName === undefined || !isProjectStack(TemplateDescription ?? '')) continue;
          found.push({
            name: StackName,
            id: StackId ?? StackName,
            status: status ?? '',
            description: TemplateDescription ?? '',
          });
        }
      }
      return found;
    },
    () => false,
  );
}
