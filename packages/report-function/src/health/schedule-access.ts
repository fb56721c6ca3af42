import { composeDeliverer, type DeployedSchedule } from '@ou-cost/aws/deliverer';
import { decodeScheduledRequest } from '@ou-cost/contract/scheduled';
import { addressInSecret } from '@ou-cost/deliver/webhook';
import type { ScheduleAccess, ScheduleState, Sender } from '@ou-cost/doctor';
import { OuCostError } from '@ou-cost/spend';
import type { Environment } from '../environment.ts';

interface Reach {
  readonly runId: string;
  /** Milliseconds since 1970 after which nothing is sent. */
  readonly deadline: number;
}

/** Stands in for what EventBridge Scheduler fills in. */
const ANY_TIME = '2026-01-01T00:00:00Z';

/** What a diagnosis checks of schedules and delivery; null where the deployment has none. Sends nothing by itself. */
export function scheduleAccess(
  { delivererRoleArn, scheduleGroup: group, region, deliveryEndpoints, isOnThisMachine }: Environment,
  { runId, deadline }: Reach,
): ScheduleAccess | null {
  if (delivererRoleArn === null || group === null) return null;
  const deliverer = composeDeliverer({
    region,
    delivererRoleArn,
    runId,
    deadline,
    endpointOf: (service) => deliveryEndpoints.get(service),
  });
  const isVerified = async ({ from, region: where }: Sender) => {
    const mail = deliverer.mail(where);
    const names = [from.split('@').at(-1) ?? '', from];
    const found = await Promise.all(names.map((name) => stateOfIdentity(() => mail.identity(name))));
    if (found.includes('verified')) return true;
    // The role may see the one that is configured: an address or its domain.
    if (found.every((state) => state instanceof OuCostError)) throw found[0];
    return false;
  };
  return {
    settings: { delivererRoleArn, group },
    probes: {
      assumeDeliverer: () => deliverer.assumeRole(),
      names: () => deliverer.schedules(group).names(),
      schedule: async (name) => stateOf(await deliverer.schedules(group).schedule(name)),
      isVerified,
      mailAccount: async (where) => {
        const { hasProductionAccess, isSendingEnabled } = await deliverer.mail(where).account();
        return { isSandbox: !hasProductionAccess, isSending: isSendingEnabled };
      },
      topic: async (arn) => {
        await deliverer.topic(arn).attributes();
      },
      address: async (arn) => {
        const text = await deliverer.secretText(arn);
        addressInSecret(text, { source: `the secret ${arn}`, allowsThisMachine: isOnThisMachine });
      },
    },
  };
}

type IdentityState = 'verified' | 'not-verified' | OuCostError;

/** SES calls an identity that it does not know an invalid request. */
async function stateOfIdentity(
  identity: () => Promise<{ readonly isVerifiedForSending: boolean }>,
): Promise<IdentityState> {
  try {
    return (await identity()).isVerifiedForSending ? 'verified' : 'not-verified';
  } catch (failure) {
    if (!(failure instanceof OuCostError)) throw failure;
    return failure.code === 'RequestRefused' ? 'not-verified' : failure;
  }
}

function stateOf({
  name,
  isEnabled,
  target,
  retries,
  deadLetterQueueArn,
  input,
}: DeployedSchedule): ScheduleState {
  const state = { name, isEnabled, target, retries, deadLetterQueueArn };
  try {
    const { mail, topics, webhooks } = decodeScheduledRequest(sentOf(input));
    const sender = mail === null ? null : { from: mail.from, region: mail.region };
    return { ...state, fault: null, sender, topics, addresses: webhooks.map(({ address }) => address) };
  } catch (failure) {
    const fault =
      failure instanceof OuCostError ? failure : new OuCostError('InvalidRequest', 'it is not JSON');
    return { ...state, fault, sender: null, topics: [], addresses: [] };
  }
}

function sentOf(input: string | null): unknown {
  return JSON.parse((input ?? '').replaceAll('<aws.scheduler.scheduled-time>', ANY_TIME));
}
