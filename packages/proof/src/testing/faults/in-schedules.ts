import type { DeployedSchedule, Deployment, PolicyStatement } from '@ou-cost/sandbox/deployed';
import { listOf } from '../../policies/grants.ts';
import { withGrant, withRole } from '../changed-deployment.ts';
import { type Fault, grantsOf, trustOf, withCondition } from './fault.ts';

const DELIVERER = 'ou-cost-deliverer';
const SCHEDULER = 'ou-cost-scheduler';
const ARCHIVIST = 'ou-cost-archivist';
const WORKER = 'ou-cost-worker';

function added(name: string, action: string, resource: string) {
  return (deployment: Deployment): Deployment =>
    withRole(deployment, name, (role) => withGrant(role, action, resource));
}

/** A change to the deliverer's statements with an action. */
function withAction(action: string, change: (one: PolicyStatement) => PolicyStatement) {
  return grantsOf(DELIVERER, (all) =>
    all.map((one) => (listOf(one.Action).includes(action) ? change(one) : one)),
  );
}

/** The statement without one condition key. */
function withoutKey(statement: PolicyStatement, operator: string, key: string): PolicyStatement {
  const { [operator]: operands = {}, ...others } = statement.Condition ?? {};
  const { [key]: _, ...left } = operands;
  return {
    ...statement,
    Condition: { ...others, ...(Object.keys(left).length === 0 ? {} : { [operator]: left }) },
  };
}

/** The deliverer's statements with another resource. */
function widened(from: string | RegExp, to: string) {
  return grantsOf(DELIVERER, (all) =>
    all.map((one) => ({ ...one, Resource: listOf(one.Resource).map((arn) => arn.replace(from, to)) })),
  );
}

function schedules(change: (one: DeployedSchedule) => DeployedSchedule) {
  return (deployment: Deployment): Deployment => ({
    ...deployment,
    schedules: deployment.schedules.map(change),
  });
}

/** Faults in what schedules may do, in whom the deliverer reaches, and in the schedules. */
export const SCHEDULE_FAULTS: readonly Fault[] = [
  {
    what: 'a deliverer that may mail anybody',
    variant: 'scheduled',
    change: withAction('ses:SendEmail', (one) =>
      withoutKey(one, 'ForAllValues:StringEquals', 'ses:Recipients'),
    ),
    kinds: ['access'],
    says: [
      'deliverer: mail to somebody else (ses:SendEmail) is allowed and must be refused',
      'deliverer: mail to a configured recipient and to somebody else (ses:SendEmail) is allowed',
    ],
  },
  {
    what: 'a deliverer that may mail anybody beside a configured recipient',
    variant: 'scheduled',
    change: withAction('ses:SendEmail', (one) => {
      const { 'ForAllValues:StringEquals': operands = {}, ...others } = one.Condition ?? {};
      return { ...one, Condition: { ...others, 'ForAnyValue:StringEquals': operands } };
    }),
    kinds: ['access'],
    says: ['deliverer: mail to a configured recipient and to somebody else (ses:SendEmail) is allowed'],
  },
  {
    what: 'a deliverer that may mail where no recipient is named',
    variant: 'scheduled',
    change: withAction('ses:SendEmail', (one) => withoutKey(one, 'Null', 'ses:Recipients')),
    kinds: ['access'],
    says: ['deliverer: mail without recipients (ses:SendEmail) is allowed'],
  },
  {
    what: 'a deliverer that may mail as any sender',
    variant: 'scheduled',
    change: withAction('ses:SendEmail', (one) => withoutKey(one, 'StringEquals', 'ses:FromAddress')),
    kinds: ['access'],
    says: ['deliverer: mail as another sender of the same domain (ses:SendEmail) is allowed'],
  },
  {
    what: 'a deliverer that may mail through any identity',
    variant: 'scheduled',
    change: widened(/identity\/.*$/, 'identity/*'),
    kinds: ['access'],
    says: ['deliverer: mail through another identity (ses:SendEmail) is allowed'],
  },
  {
    what: 'a deliverer that may mail in raw form',
    variant: 'scheduled',
    change: withAction('ses:SendEmail', (one) => ({ ...one, Action: ['ses:SendEmail', 'ses:SendRawEmail'] })),
    kinds: ['access', 'unneeded-grant'],
    says: ['deliverer: mail in raw form (ses:SendRawEmail) is allowed'],
  },
  {
    what: 'a deliverer that may publish to another topic',
    variant: 'scheduled',
    change: withAction('sns:Publish', (one) => ({
      ...one,
      Resource: [...listOf(one.Resource), ...listOf(one.Resource).map((arn) => `${arn}-other`)],
    })),
    kinds: ['access', 'unneeded-grant'],
    says: ['deliverer: publish to another topic (sns:Publish) is allowed'],
  },
  {
    what: 'a deliverer that may read any secret',
    variant: 'scheduled',
    change: widened(/secret:.*$/, 'secret:*'),
    kinds: ['access'],
    says: ['deliverer: read another secret (secretsmanager:GetSecretValue) is allowed'],
  },
  {
    what: 'a deliverer that may read any parameter',
    variant: 'scheduled',
    change: widened(/parameter\/.*$/, 'parameter/*'),
    kinds: ['access'],
    says: ['deliverer: read another parameter (ssm:GetParameter) is allowed'],
  },
  {
    what: 'a deliverer that may use any key',
    variant: 'scheduled-existing',
    change: widened(/key\/.*$/, 'key/*'),
    kinds: ['access'],
    says: ['deliverer: decrypt with another key than that of a webhook (kms:Decrypt) is allowed'],
  },
  {
    what: 'a deliverer that may change schedules',
    variant: 'scheduled',
    change: (deployment, { schedules: chain }) =>
      added(DELIVERER, 'scheduler:UpdateSchedule', chain?.scheduleArn('*') ?? '')(deployment),
    kinds: ['access', 'unneeded-grant'],
    says: ['deliverer: change a schedule (scheduler:UpdateSchedule) is allowed'],
  },
  {
    what: 'a deliverer that may see schedules of other groups',
    variant: 'scheduled',
    change: widened('schedule/ou-cost/*', 'schedule/*'),
    kinds: ['access'],
    says: ['deliverer: see a schedule of another group (scheduler:GetSchedule) is allowed'],
  },
  {
    what: 'a deliverer that may read the archive',
    variant: 'scheduled',
    change: (deployment, { archive }) =>
      added(DELIVERER, 's3:GetObject', `${archive?.bucketArn}/${archive?.prefix}/*`)(deployment),
    kinds: ['access', 'unneeded-grant'],
    says: ['deliverer: read an object of the archive (s3:GetObject) is allowed'],
  },
  {
    what: 'a reader that may enter the deliverer',
    variant: 'scheduled',
    change: (deployment, { worker, reader, schedules: chain }) =>
      trustOf(DELIVERER, (one) => withCondition(one, 'ArnEquals', 'aws:PrincipalArn', [worker, reader]))(
        added('ou-cost-reader', 'sts:AssumeRole', chain?.deliverer ?? '')(deployment),
      ),
    kinds: ['access', 'trust', 'unneeded-grant'],
    says: ['reader: assume the deliverer role (sts:AssumeRole) is allowed'],
  },
  {
    what: 'a worker that may enter the deliverer from any function',
    variant: 'scheduled',
    change: grantsOf(WORKER, (all) =>
      all.map((one) =>
        listOf(one.Resource).some((arn) => arn.endsWith(DELIVERER))
          ? withoutKey(one, 'ArnEquals', 'lambda:SourceFunctionArn')
          : one,
      ),
    ),
    kinds: ['access'],
    says: ['worker, in another function: assume the deliverer role (sts:AssumeRole) is allowed'],
  },
  {
    what: "a scheduler's role that schedules of any group use",
    variant: 'scheduled',
    change: trustOf(SCHEDULER, (one) => withoutKey(one, 'ArnEquals', 'aws:SourceArn')),
    kinds: ['access', 'trust'],
    says: [
      "Scheduler, for another group: assume the scheduler's role (sts:AssumeRole) is allowed",
      'without the condition that aws:SourceArn is the group',
    ],
  },
  {
    what: "a scheduler's role that schedules of any account use",
    variant: 'scheduled',
    change: trustOf(SCHEDULER, ({ Condition: _, ...one }) => one),
    kinds: ['access', 'trust'],
    says: ["Scheduler, for another account: assume the scheduler's role (sts:AssumeRole) is allowed"],
  },
  {
    what: "a scheduler's role that may invoke another function",
    variant: 'scheduled',
    change: (deployment, { function: report }) =>
      added(SCHEDULER, 'lambda:InvokeFunction', `${report}*`)(deployment),
    kinds: ['access'],
    says: ["scheduler's role: invoke another function (lambda:InvokeFunction) is allowed"],
  },
  {
    what: "a scheduler's role that may send to another queue",
    variant: 'scheduled',
    change: grantsOf(SCHEDULER, (all) =>
      all.map((one) => ({
        ...one,
        Resource: listOf(one.Resource).map((arn) => arn.replace(/dead-letters$/, 'dead-letters*')),
      })),
    ),
    kinds: ['access'],
    says: ["scheduler's role: send to another queue (sqs:SendMessage) is allowed"],
  },
  {
    what: "a scheduler's role that may enter the archivist",
    variant: 'scheduled',
    change: (deployment, { archive }) =>
      added(SCHEDULER, 'sts:AssumeRole', archive?.archivist ?? '')(deployment),
    kinds: ['unneeded-grant'],
    says: [`${SCHEDULER} is allowed sts:AssumeRole`],
  },
  {
    what: 'one more role that may deliver',
    variant: 'scheduled',
    change: (deployment) => ({
      ...deployment,
      roles: deployment.roles.flatMap((role) =>
        role.name === ARCHIVIST
          ? [role, { ...role, name: 'second', arn: `${role.arn}-second`, identityPolicies: [] }]
          : [role],
      ),
    }),
    kinds: ['role', 'trust'],
  },
  {
    what: 'a schedule that is repeated',
    variant: 'scheduled',
    change: schedules((one) => ({ ...one, target: { ...one.target, retryAttempts: 185 } })),
    kinds: ['resource'],
    says: ['is repeated 185 times'],
  },
  {
    what: 'a schedule without a dead letter queue',
    variant: 'scheduled',
    change: schedules(({ target: { deadLetterQueueArn: _, ...target }, ...one }) => ({ ...one, target })),
    kinds: ['resource'],
  },
  {
    what: 'a schedule of another group',
    variant: 'scheduled',
    change: schedules((one) => ({ ...one, arn: one.arn.replace('/ou-cost/', '/default/') })),
    kinds: ['resource'],
  },
  {
    what: 'a queue that admits everybody',
    variant: 'scheduled',
    change: (deployment) => ({
      ...deployment,
      queues: deployment.queues.map((queue) => ({
        ...queue,
        policy: {
          Version: '2012-10-17',
          Statement: [
            ...(queue.policy?.Statement ?? []),
            {
              Effect: 'Allow' as const,
              Principal: '*' as const,
              Action: 'sqs:SendMessage',
              Resource: queue.arn,
            },
          ],
        },
      })),
    }),
    kinds: ['access', 'resource-policy'],
    says: ['send to the dead letter queue (sqs:SendMessage) is allowed'],
  },
  {
    what: 'a queue that does not refuse requests without TLS',
    variant: 'scheduled',
    change: (deployment) => ({
      ...deployment,
      queues: deployment.queues.map(({ policy: _, ...queue }) => queue),
    }),
    kinds: ['resource-policy'],
  },
];
