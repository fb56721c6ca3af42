import { principalOf } from '../principal.ts';
import { type ReaderContext, remedyForEvents } from '../remedies/reader.ts';
import type { PlannedCheck, Warning } from './runner.ts';

/** Whether the reader role may look up the organization's events in CloudTrail. The call is free. */
export function eventsCheck(
  lookUpEvents: () => Promise<void>,
  principal: string,
  context: ReaderContext,
): PlannedCheck {
  return {
    resource: '*',
    principal,
    needs: ['assume-reader'],
    attempt: async () => {
      await lookUpEvents();
      return answerIn(context);
    },
    remedy: (failure, answer) => remedyForEvents(failure, answer, context),
  };
}

/** CloudTrail answers in every account, and only that of the management account has the organization's events. */
function answerIn({ readerRoleArn, managementAccountId }: ReaderContext): string | Warning {
  const { accountId } = principalOf(readerRoleArn);
  if (managementAccountId === null || accountId === managementAccountId) return 'answered';
  const advice = `deploy the reader role in account ${managementAccountId}, without a billing view, or leave history.seed off`;
  return {
    answer: `answered, and account ${accountId} has no events of the organization: they are in that of the management account ${managementAccountId}`,
    remedy: { advice: [advice], statements: [], commands: [] },
  };
}
