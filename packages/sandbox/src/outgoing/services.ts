import type { Deployment, PolicyDocument } from '../deployed/model.ts';
import type { Endpoint } from '../protocols/endpoint.ts';
import { JsonEndpoint } from '../protocols/json-endpoint.ts';
import { QueryEndpoint } from '../protocols/query-endpoint.ts';
import { RestEndpoint } from '../protocols/rest-endpoint.ts';
import { parametersService } from '../secrets/parameters-service.ts';
import { secretsService } from '../secrets/secrets-service.ts';
import type { StoredText } from '../secrets/stored-text.ts';
import type { MailBehaviour } from '../ses/behaviour.ts';
import { Mailbox } from '../ses/mailbox.ts';
import { mailRoutes } from '../ses/service.ts';
import { topicService } from '../sns/service.ts';
import { type ExistingTopic, Topics } from '../sns/topics.ts';
import { Queues } from '../sqs/queues.ts';
import { queueService } from '../sqs/service.ts';
import type { Clock } from '../time/clock.ts';
import { MAIL_IDENTITY, namedInPolicies, TOPIC } from './presumed.ts';

/** What exists beside the deployment for those who send something. */
export interface OutgoingOptions {
  /** @default the identities that policies of the deployment name are verified, and the account is out of SES's sandbox */
  readonly mail?: MailBehaviour;
  /** @default those that policies and alarms of the deployment name */
  readonly topics?: readonly ExistingTopic[];
  /** Secrets of Secrets Manager. @default none */
  readonly secrets?: readonly StoredText[];
  /** Parameters of Systems Manager, all of them SecureStrings. @default none */
  readonly secureParameters?: readonly StoredText[];
}

/** The services through which something leaves, and what left. */
export interface Outgoing {
  readonly endpoints: Readonly<Record<'ses' | 'sns' | 'secretsmanager' | 'ssm' | 'sqs', Endpoint>>;
  readonly mailbox: Mailbox;
  readonly topics: Topics;
  readonly queues: Queues;
  /** The policies of topics and queues, by ARN. */
  readonly policies: ReadonlyMap<string, PolicyDocument>;
}

export function outgoingServices(deployment: Deployment, options: OutgoingOptions, clock: Clock): Outgoing {
  const mailbox = new Mailbox();
  const existing = options.topics ?? presumedTopics(deployment);
  const topics = new Topics(existing);
  const queues = new Queues(deployment.queues);
  const presumed = namedInPolicies(deployment, MAIL_IDENTITY).map((arn) => ({ arn }));
  const { mail: behaviour = {}, secrets = [], secureParameters = [] } = options;
  return {
    endpoints: {
      ses: new RestEndpoint(mailRoutes({ presumed, behaviour, mailbox, clock })),
      sns: new QueryEndpoint(topicService(topics, clock)),
      secretsmanager: new JsonEndpoint(secretsService(secrets)),
      ssm: new JsonEndpoint(parametersService(secureParameters)),
      sqs: new JsonEndpoint(queueService(queues, clock)),
    },
    mailbox,
    topics,
    queues,
    policies: new Map(
      [...existing, ...deployment.queues].flatMap(({ arn, policy }) =>
        policy === undefined ? [] : [[arn, policy]],
      ),
    ),
  };
}

function presumedTopics(deployment: Deployment): readonly ExistingTopic[] {
  const ofAlarms = deployment.alarms.flatMap(({ actions }) => actions);
  return [...new Set([...namedInPolicies(deployment, TOPIC), ...ofAlarms])].map((arn) => ({ arn }));
}
