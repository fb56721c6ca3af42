import {
  DELIVERER_CALLS,
  DELIVERER_KEY_CALLS,
  DELIVERER_MAIL_CALLS,
  DELIVERER_PARAMETER_CALLS,
  DELIVERER_SECRET_CALLS,
  DELIVERER_TOPIC_CALLS,
  type RequiredCall,
} from '@ou-cost/aws/permissions';
import { type Config, functionAccountOf } from '@ou-cost/contract';
import type { CfnCondition } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { resourceArns } from '../arns.ts';
import { identityArn } from '../by-itself/arns.ts';
import { mailSenders } from '../by-itself/targets.ts';
import { conditionOnService } from '../parameters/optional.ts';
import { enteredByWorker } from './entered-by-worker.ts';
import { grants, grantsPolicy } from './grants.ts';
import { projectRole, type RolePolicy } from './project-role.ts';

/**
 * Each identity sends as its own senders to its own recipients. A request without recipients would fulfil a condition on
 * each of them, so that there must be some.
 */
function mailPolicy(config: Config): PolicyDocument {
  const isSending = ({ action }: RequiredCall): boolean => action === 'ses:SendEmail';
  const sending = DELIVERER_MAIL_CALLS.filter(isSending).map(({ action }) => action);
  const bound = mailSenders(config).map(
    ({ region, identity, from, to }) =>
      new PolicyStatement({
        actions: sending,
        resources: [identityArn(config, region, identity)],
        conditions: {
          StringEquals: { 'ses:FromAddress': from },
          'ForAllValues:StringEquals': { 'ses:Recipients': to },
          Null: { 'ses:Recipients': 'false' },
        },
      }),
  );
  const others = DELIVERER_MAIL_CALLS.filter((call) => !isSending(call));
  return new PolicyDocument({ statements: [...bound, ...grants(others, config)] });
}

/** The policies, each of which is there only where something needs it. */
function delivererPolicies(config: Config): RolePolicy[] {
  const arns = resourceArns(config);
  // In a template there is one schedule, and each of its targets is a parameter.
  const [{ mail, topics, webhooks } = { topics: [], webhooks: [] }] = config.schedules;
  const [webhook] = webhooks;
  const webhookOf = (service: string): CfnCondition | undefined =>
    webhook === undefined ? undefined : conditionOnService(webhook.address, service);
  const further = [
    { name: 'publish-summaries', calls: DELIVERER_TOPIC_CALLS, of: 'delivery-topics', with: topics[0] },
    {
      name: 'read-webhook-secrets',
      calls: DELIVERER_SECRET_CALLS,
      of: 'webhook-secrets',
      with: webhookOf('secretsmanager'),
    },
    {
      name: 'read-webhook-parameters',
      calls: DELIVERER_PARAMETER_CALLS,
      of: 'webhook-parameters',
      with: webhookOf('ssm'),
    },
    { name: 'decrypt-webhooks', calls: DELIVERER_KEY_CALLS, of: 'webhook-keys', with: undefined },
  ] as const;
  return [
    { name: 'see-schedules', document: grantsPolicy(DELIVERER_CALLS, config) },
    ...(mailSenders(config).length === 0
      ? []
      : [{ name: 'send-mail', document: mailPolicy(config), ...onlyIf(mail?.from) }]),
    ...further
      .filter(({ of }) => arns[of].length > 0)
      .map(({ name, calls, with: setting }) => ({
        name,
        document: grantsPolicy(calls, config),
        ...onlyIf(setting),
      })),
  ];
}

function onlyIf(setting: string | CfnCondition | undefined): Pick<RolePolicy, 'onlyWith'> {
  return setting === undefined ? {} : { onlyWith: setting };
}

/**
 * Role 5: delivers reports to those whom the schedules name, and to nobody else. The
 * function enters it as it enters the reader role.
 */
export class DelivererRole extends Construct {
  readonly role: Role;

  constructor(scope: Construct, id: string, config: Config) {
    super(scope, id);
    this.role = projectRole(
      this,
      {
        accountId: functionAccountOf(config),
        roleName: config.names.delivererRole,
        description: 'Delivers cost reports; assumed by the cost report function only',
        ...enteredByWorker(config),
        policies: delivererPolicies(config),
      },
      config,
    );
  }
}
