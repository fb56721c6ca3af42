import { ORGANIZATION_CALLS, type RequiredCall, WORKER_CALLS } from '@ou-cost/aws/permissions';
import type { Config } from '@ou-cost/contract';
import { Fn } from 'aws-cdk-lib';
import { CfnVPCEndpoint, type IVpc, Port, SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { PolicyDocument, StarPrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { arnsOf } from '../arns.ts';
import { grants } from '../roles/grants.ts';
import { type EndpointService, endpointServiceName, endpointServices } from './endpoint-services.ts';

export interface EndpointPlacement {
  readonly vpc: IVpc;
  readonly subnetIds: readonly string[];
  /** The function's security group: only its members can connect to the endpoints. */
  readonly clientGroup: SecurityGroup;
}

/**
 * Interface endpoints for the function alone. They have no private DNS: it would route everything else in the VPC
 * through them as well, and fails if the VPC has such an endpoint already. The function gets their URLs instead.
 */
export class EndpointGroup extends Construct {
  readonly environment: Readonly<Record<string, string>>;

  constructor(scope: Construct, id: string, config: Config, place: EndpointPlacement) {
    super(scope, id);
    const group = new SecurityGroup(this, 'SecurityGroup', {
      vpc: place.vpc,
      description: 'Endpoints of the cost report function: HTTPS from it',
      allowAllOutbound: false,
    });
    group.addIngressRule(place.clientGroup, Port.tcp(443), 'Cost report function');
    const services = endpointServices(config.payer.region);
    this.environment = Object.fromEntries(
      services.map((service) => {
        const endpoint = new CfnVPCEndpoint(this, service.id, {
          serviceName: endpointServiceName(service, config.payer.region),
          vpcEndpointType: 'Interface',
          vpcId: place.vpc.vpcId,
          subnetIds: [...place.subnetIds],
          securityGroupIds: [group.securityGroupId],
          privateDnsEnabled: false,
          ...endpointPolicy(service, config),
        });
        return [service.variable, urlOf(endpoint)];
      }),
    );
  }
}

/**
 * The endpoint of STS lets only the worker role's one call pass, and the endpoint of Organizations only the reader
 * role's calls. Cost Explorer's endpoint does not support policies.
 * https://docs.aws.amazon.com/organizations/latest/userguide/create-vpc-endpoint-policy.html
 * https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/vpc-interface-endpoints.html
 */
function endpointPolicy({ id }: EndpointService, config: Config): { policyDocument?: PolicyDocument } {
  const { workerRole, readerRole } = arnsOf(config);
  switch (id) {
    case 'Sts':
      return { policyDocument: callsOf(workerRole, WORKER_CALLS, config) };
    case 'Organizations':
      return { policyDocument: callsOf(readerRole, ORGANIZATION_CALLS, config) };
    case 'CostExplorer':
      return {};
  }
}

function callsOf(roleArn: string, calls: readonly RequiredCall[], config: Config): PolicyDocument {
  const statements = grants(calls, config, { ArnEquals: { 'aws:PrincipalArn': roleArn } });
  for (const statement of statements) statement.addPrincipals(new StarPrincipal());
  return new PolicyDocument({ statements });
}

/** The first DNS entry of an endpoint is the regional one, in the form `HOSTED_ZONE:NAME`. */
function urlOf(endpoint: CfnVPCEndpoint): string {
  const name = Fn.select(1, Fn.split(':', Fn.select(0, endpoint.attrDnsEntries)));
  return `https://${name}`;
}
