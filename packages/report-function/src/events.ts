import { composeEventLog } from '@ou-cost/aws';
import type { OrganizationEventsJson } from '@ou-cost/contract';
import { instantText, ORGANIZATION_EVENTS_SCHEMA, readLoggedHistory } from '@ou-cost/spend';
import { eventsAnswer } from './recorded-answer.ts';
import { connectionOf, PRODUCER, portsOf, type Run, WHOLE_BILL } from './run.ts';

/** What happened to the organization, as far as CloudTrail still tells it. */
export async function events(run: Run): Promise<OrganizationEventsJson> {
  const { directory, clock } = portsOf(run, WHOLE_BILL);
  const { cloudTrailEndpoint: endpoint } = run.environment;
  const reach = { ...connectionOf(run, WHOLE_BILL), ...(endpoint === null ? {} : { endpoint }) };
  const told = await readLoggedHistory({ directory, eventLog: composeEventLog(reach), clock });
  const { runId } = run;
  const facts = { producer: PRODUCER, runId, generatedAt: instantText(clock.now()) };
  const { id, managementAccountId } = told.tree;
  const organization = { id, managementAccountId };
  const all = { schema: ORGANIZATION_EVENTS_SCHEMA, ...facts, organization, ...told } as const;
  const { answer, bytes } = eventsAnswer(all);
  run.log.told(all, bytes);
  return answer;
}
