import type { Config } from '@ou-cost/contract';
import { Fn } from 'aws-cdk-lib';
import { type IVpc, Peer, Port, SecurityGroup, Subnet, type SubnetSelection, Vpc } from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { EndpointGroup } from './endpoint-group.ts';

type VpcSettings = NonNullable<Config['vpc']>;

/** The existing VPC that the function runs in: no inbound connections, outbound HTTPS only. */
export class ReportNetwork extends Construct {
  readonly vpc: IVpc;
  readonly vpcSubnets: SubnetSelection;
  readonly securityGroups: SecurityGroup[];
  /** Environment variables that tell the SDK the URLs of the interface endpoints. */
  readonly environment: Readonly<Record<string, string>>;

  constructor(scope: Construct, id: string, config: Config, settings: VpcSettings) {
    super(scope, id);
    const { vpcId, subnetIds, interfaceEndpoints } = settings;
    // CDK needs the zones only to choose subnets; here the subnets are configured.
    this.vpc = Vpc.fromVpcAttributes(scope, 'Vpc', { vpcId, availabilityZones: Fn.getAzs() });
    const group = new SecurityGroup(scope, 'SecurityGroup', {
      vpc: this.vpc,
      description: 'Cost report function: HTTPS to the AWS APIs',
      allowAllOutbound: false,
    });
    group.addEgressRule(Peer.anyIpv4(), Port.tcp(443), 'AWS APIs');
    this.vpcSubnets = {
      subnets: subnetIds.map((subnetId) => Subnet.fromSubnetId(scope, subnetId, subnetId)),
    };
    this.securityGroups = [group];
    this.environment = interfaceEndpoints
      ? new EndpointGroup(this, 'Endpoints', config, { vpc: this.vpc, subnetIds, clientGroup: group })
          .environment
      : {};
  }
}
