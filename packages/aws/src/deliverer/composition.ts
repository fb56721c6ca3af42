import { connectRun, type RunConnection, type RunOptions } from '../run-connection.ts';
import { MailService } from './mail.ts';
import { ScheduleGroup } from './schedules.ts';
import { secretText } from './secret.ts';
import { Topic } from './topic.ts';

export interface DelivererOptions
  extends Pick<RunOptions, 'region' | 'runId' | 'deadline' | 'credentials' | 'timing' | 'route'> {
  /** The role that may send; null: the caller's credentials. */
  readonly delivererRoleArn: string | null;
  /** Where a service is asked, by its id in its model (`Secrets Manager`). @default as the route says, else its own */
  readonly endpointOf?: (service: string) => string | undefined;
}

/** The services through which reports are delivered. Sends nothing by itself. */
export interface Deliverer {
  /** Fails with an OuCostError where the role cannot be assumed. */
  assumeRole(): Promise<void>;
  mail(region: string): MailService;
  topic(arn: string): Topic;
  /** The text of a secret or parameter. Fails with an OuCostError, which never holds it. */
  secretText(arn: string): Promise<string>;
  /** The schedules of a group in the run's own region. */
  schedules(group: string): ScheduleGroup;
}

export function composeDeliverer({
  delivererRoleArn,
  endpointOf = () => undefined,
  ...options
}: DelivererOptions): Deliverer {
  const connected = connectRun({
    ...options,
    readerRoleArn: delivererRoleArn,
    roleHop: 'assume the deliverer role',
    maxCostExplorerRequests: null,
  });
  const run: RunConnection = {
    ...connected,
    clientSettingsFor: (service) => {
      const endpoint = endpointOf(service);
      return { ...connected.clientSettingsFor(service), ...(endpoint === undefined ? {} : { endpoint }) };
    },
  };
  return {
    assumeRole: () => run.assumeRole(),
    mail: (region) => new MailService(run, region),
    topic: (arn) => new Topic(run, arn),
    secretText: (arn) => secretText(run, arn),
    schedules: (group) => new ScheduleGroup(run, group),
  };
}
