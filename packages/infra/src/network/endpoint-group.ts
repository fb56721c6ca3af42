import {
  ARCHIVIST_CALLS,
  DELIVERER_PARAMETER_CALLS,
  DELIVERER_SECRET_CALLS,
  DELIVERER_TOPIC_CALLS,
  ORGANIZATION_CALLS,
  type RequiredCall,
  WORKER_ARCHIVE_CALLS,
  WORKER_CALLS,
  WORKER_DELIVERY_CALLS,
} from '@ou-cost/aws/permissions';
import type { Config } from '@ou-cost/contract';
import { Fn } from 'aws-cdk-lib';
import { CfnVPCEndpoint, type IVpc, Port, SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { PolicyDocument, StarPrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { arnsOf } from '../arns.ts';
import { grants } from '../roles/grants.ts';
import { byItselfEndpoints } from './by-itself.ts';
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
    const services = [...endpointServices(config.payer.region), ...byItselfEndpoints(config)];
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
        return [service.variable, service.id === 'S3' ? bucketsUrlOf(endpoint) : urlOf(endpoint)];
      }),
    );
  }
}

/**
 * An endpoint lets only the calls pass that the function makes there, with the role that makes them. Cost Explorer's
 * endpoint does not support policies; whether that of Amazon SES does is not documented, so that the role's own policy
 * alone binds what is sent.
 * https://docs.aws.amazon.com/organizations/latest/userguide/create-vpc-endpoint-policy.html
 * https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/vpc-interface-endpoints.html
 */
function endpointPolicy({ id }: EndpointService, config: Config): { policyDocument?: PolicyDocument } {
  const { workerRole, readerRole, archivistRole, delivererRole } = arnsOf(config);
  const passing = (role: string, ...calls: readonly (readonly RequiredCall[])[]) => ({
    policyDocument: callsOf(role, calls.flat(), config),
  });
  switch (id) {
    case 'Sts':
      return passing(workerRole, ...enteringCalls(config));
    case 'Organizations':
      return passing(readerRole, ORGANIZATION_CALLS);
    case 'S3':
      return passing(archivistRole, ARCHIVIST_CALLS.filter(isNotOfIndex));
    case 'Sns':
      return passing(delivererRole, DELIVERER_TOPIC_CALLS);
    case 'SecretsManager':
      return passing(delivererRole, DELIVERER_SECRET_CALLS);
    case 'ParameterStore':
      return passing(delivererRole, DELIVERER_PARAMETER_CALLS);
    case 'CostExplorer':
    case 'Email':
      return {};
  }
}

/** What the index needs besides is a header, which the role's policy asks for: here it is one of the objects. */
function isNotOfIndex({ resources }: RequiredCall): boolean {
  return !resources.includes('archive-index');
}

/** The worker's ways to the other roles. */
function enteringCalls({ archive, schedules }: Config): (readonly RequiredCall[])[] {
  return [
    WORKER_CALLS,
    ...(archive === undefined ? [] : [WORKER_ARCHIVE_CALLS]),
    ...(schedules.length === 0 ? [] : [WORKER_DELIVERY_CALLS]),
  ];
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

/**
 * The entry of S3 is a wildcard, `HOSTED_ZONE:*.NAME`; requests that have the bucket in their path go to `bucket.NAME`.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/privatelink-interface-endpoints.html
 */
function bucketsUrlOf(endpoint: CfnVPCEndpoint): string {
  return `https://bucket${Fn.select(1, Fn.split('*', Fn.select(0, endpoint.attrDnsEntries)))}`;
}
