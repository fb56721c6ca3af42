import { adviceOnRefusal, settingText } from '@ou-cost/doctor';
import type { Attempt } from './attempt.ts';
import { refusalIn } from './refusal-reason.ts';

/** S3 writes the resource between quotation marks. */
const REFUSAL =
  /User: (?<user>\S+) is not authorized to perform: (?<action>[\w:-]+)(?: on resource: (?:"(?<quoted>[^"]*)"|(?<on>[^\s,]+)))?[ ,.]*(?<why>.*)/;

/** The part of a message that only an administrator can decode, and that is longer than all the rest. */
const ENCODED = /[ .]*Encoded authorization failure message:.*/;

/** The message of a refusal: hop, principal, action, resource, and what to do. */
export function refusalMessage(name: string, told: string, attempt: Attempt): string {
  const message = told.replace(ENCODED, '');
  const { user, action = attempt.action, quoted, on, why = message } = REFUSAL.exec(message)?.groups ?? {};
  const principal = user ?? attempt.principal ?? 'the caller';
  const resource = quoted ?? on ?? attempt.resource ?? '*';
  const refused = `${attempt.hop}: ${principal} may not call ${action} on ${resource}${why === '' ? '' : ` (${why})`}`;
  const refusal = refusalIn(`${name}: ${message}`);
  const advice = [attempt.advise?.(principal) ?? null, adviceOnRefusal(refusal, principal)].filter(
    (sentence) => sentence !== null,
  );
  return `${refused}; ${advice.length > 0 ? advice.join('; ') : grantFor(action, resource, refusal.policy)}`;
}

const SWITCHES = new Map([
  ['ce', 'activate IAM access to Billing as the root user, and enable Cost Explorer once'],
  ['organizations', 'use the management account or a delegated administrator'],
]);

/** The grant to add, and what else may be missing where AWS does not say that it is the grant. */
function grantFor(action: string, resource: string, policy: string | null): string {
  const isStated = policy === 'identity';
  if (action === 'sts:AssumeRole') {
    const grant = `allow ${action} on it in the caller's policy`;
    const trust = "the caller in the role's trust policy (external id included)";
    if (policy === 'trust') return `allow ${trust}`;
    return `${existsFirst('role')}${isStated ? grant : `${grant}, and ${trust}`}`;
  }
  const grant = `allow ${action} on ${resource} in the role's policy`;
  if (action === 'lambda:InvokeFunction') return `${existsFirst('function')}${grant}`;
  if (action === 'billing:GetBillingViewData') {
    return `name the view as ${settingText('billingViewArn', null)} and deploy, or ${grant}`;
  }
  if (action === 'cloudtrail:LookupEvents') {
    return `set ${settingText('history.seed', null)} to true and deploy, or ${grant}`;
  }
  const other = SWITCHES.get(action.split(':')[0] ?? '');
  return other === undefined || isStated ? grant : `${grant}; where the policy allows it already, ${other}`;
}

/** AWS refuses before it looks, so a wrong name must not end with a grant. */
function existsFirst(what: string): string {
  return `check the ${what}'s ARN, since AWS answers the same where there is no such ${what}; if it is right, `;
}
