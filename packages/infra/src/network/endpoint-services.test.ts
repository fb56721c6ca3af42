import { describe, expect, test } from 'vitest';
import { endpointServiceName, endpointServices } from './endpoint-services.ts';

/**
 * From the list of services with interface endpoints, per region; the variables are those that every SDK reads, made of
 * the service's id. https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html
 */
const SERVED: readonly (readonly [string, readonly (readonly [string, string])[]])[] = [
  [
    'us-east-1',
    [
      ['com.amazonaws.us-east-1.sts', 'AWS_ENDPOINT_URL_STS'],
      ['com.amazonaws.us-east-1.organizations', 'AWS_ENDPOINT_URL_ORGANIZATIONS'],
      ['com.amazonaws.us-east-1.ce', 'AWS_ENDPOINT_URL_COST_EXPLORER'],
    ],
  ],
  ['ap-northeast-1', [['com.amazonaws.ap-northeast-1.sts', 'AWS_ENDPOINT_URL_STS']]],
  ['me-south-1', [['com.amazonaws.me-south-1.sts', 'AWS_ENDPOINT_URL_STS']]],
  ['cn-north-1', [['cn.com.amazonaws.cn-north-1.sts', 'AWS_ENDPOINT_URL_STS']]],
  ['cn-northwest-1', [['cn.com.amazonaws.cn-northwest-1.sts', 'AWS_ENDPOINT_URL_STS']]],
];

describe('the interface endpoints', () => {
  test.each(SERVED)('in %s are those that the region has, with the variable of each', (region, expected) => {
    expect(
      endpointServices(region).map((service) => [endpointServiceName(service, region), service.variable]),
    ).toEqual(expected);
  });
});
