import { archiveAddressesOf, type Config } from '@ou-cost/contract';
import { Arn, ArnFormat } from 'aws-cdk-lib';
import { mailSenders, webhooksOf } from '../by-itself/targets.ts';
import type { EndpointService } from './endpoint-services.ts';

/** A service that keeps or delivers reports, with the regions in which the function asks it. */
interface AskedService {
  /** For people. */
  readonly what: string;
  readonly service: EndpointService;
  readonly regions: readonly string[];
}

const VARIABLE = 'AWS_ENDPOINT_URL_';

function regionOf(arn: string): string {
  return Arn.split(arn, ArnFormat.NO_RESOURCE_NAME).region ?? '';
}

function askedServices(config: Config): AskedService[] {
  const archive = archiveAddressesOf(config);
  const webhooks = webhooksOf(config);
  const regionsOf = (isSecret: boolean): string[] =>
    webhooks.filter((webhook) => webhook.isSecret === isSecret).map(({ address }) => regionOf(address));
  const services: AskedService[] = [
    {
      what: 'S3',
      service: { id: 'S3', name: 's3', variable: `${VARIABLE}S3` },
      regions: archive === undefined ? [] : [archive.region],
    },
    {
      what: 'Amazon SES',
      service: { id: 'Email', name: 'email', variable: `${VARIABLE}SESV2` },
      regions: mailSenders(config).map(({ region }) => region),
    },
    {
      what: 'SNS',
      service: { id: 'Sns', name: 'sns', variable: `${VARIABLE}SNS` },
      regions: config.schedules.flatMap(({ topics }) => topics).map(regionOf),
    },
    {
      what: 'Secrets Manager',
      service: { id: 'SecretsManager', name: 'secretsmanager', variable: `${VARIABLE}SECRETS_MANAGER` },
      regions: regionsOf(true),
    },
    {
      what: 'Systems Manager',
      service: { id: 'ParameterStore', name: 'ssm', variable: `${VARIABLE}SSM` },
      regions: regionsOf(false),
    },
  ];
  return services.filter(({ regions }) => regions.length > 0);
}

/**
 * An endpoint leads to its own region alone, and a variable to one endpoint. The export of the bill is in S3 as well, and
 * Athena has to be reached through a NAT gateway for it anyway.
 */
function canHaveEndpoint({ service, regions }: AskedService, { payer, exports }: Config): boolean {
  if (service.id === 'S3' && exports !== undefined) return false;
  return regions.every((region) => region === payer.region);
}

/** The services that get an interface endpoint because the function keeps or delivers reports with them. */
export function byItselfEndpoints(config: Config): EndpointService[] {
  return askedServices(config)
    .filter((asked) => canHaveEndpoint(asked, config))
    .map(({ service }) => service);
}

/** For people: what the function reaches from its VPC through a NAT gateway only, so as to keep and deliver reports. */
export function servicesWithoutEndpoint(config: Config): string[] {
  const asked = askedServices(config);
  const hasNone = (service: AskedService): boolean =>
    config.vpc?.interfaceEndpoints !== true || !canHaveEndpoint(service, config);
  const webhooks = webhooksOf(config).length === 0 ? [] : ['the webhooks'];
  // doctor asks for the schedules.
  const schedules = config.schedules.length === 0 ? [] : ['EventBridge Scheduler'];
  return [...asked.filter(hasNone).map(({ what }) => what), ...webhooks, ...schedules];
}
