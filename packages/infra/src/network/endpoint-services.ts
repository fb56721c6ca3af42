import { partitionOf } from '@ou-cost/contract';

/** A service that the function can reach through an interface endpoint. */
export interface EndpointService {
  readonly id:
    | 'Sts'
    | 'Organizations'
    | 'CostExplorer'
    | 'S3'
    | 'Email'
    | 'Sns'
    | 'SecretsManager'
    | 'ParameterStore';
  /** The last part of the endpoint service's name. */
  readonly name: string;
  /** The environment variable in which the SDK looks for the service's endpoint. */
  readonly variable: string;
}

const STS: EndpointService = { id: 'Sts', name: 'sts', variable: 'AWS_ENDPOINT_URL_STS' };
const ORGANIZATIONS: EndpointService = {
  id: 'Organizations',
  name: 'organizations',
  variable: 'AWS_ENDPOINT_URL_ORGANIZATIONS',
};
const COST_EXPLORER: EndpointService = {
  id: 'CostExplorer',
  name: 'ce',
  variable: 'AWS_ENDPOINT_URL_COST_EXPLORER',
};

/** Every region has an endpoint for STS; only us-east-1 has endpoints for Organizations and Cost Explorer. */
export function endpointServices(region: string): readonly EndpointService[] {
  return region === 'us-east-1' ? [STS, ORGANIZATIONS, COST_EXPLORER] : [STS];
}

/** In China the names of these begin with `cn.`, and those of others do not. */
const NAMED_APART_IN_CHINA: readonly EndpointService['id'][] = ['Sts', 'S3'];

/** The name of an endpoint service in a region. */
export function endpointServiceName(service: EndpointService, region: string): string {
  const isApart = partitionOf(region) === 'aws-cn' && NAMED_APART_IN_CHINA.includes(service.id);
  const prefix = isApart ? 'cn.com.amazonaws' : 'com.amazonaws';
  return `${prefix}.${region}.${service.name}`;
}
