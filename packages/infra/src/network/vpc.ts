import type { Config } from '@ou-cost/contract';
import { Fn } from 'aws-cdk-lib';
import { type IVpc, Peer, Port, SecurityGroup, Subnet, type SubnetSelection, Vpc } from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { EndpointGroup } from './endpoint-group.ts';

type VpcSettings = NonNullable<Config['vpc']>;

/** The existing VPC that the function runs in. Nothing reaches the function from it; it reaches HTTPS only. */
export class ReportNetwork extends Construct {
  readonly vpc: IVpc;
  readonly vpcSubnets: SubnetSelection;
  readonly securityGroups: SecurityGroup[];
  /** Where the function finds the services behind interface endpoints, as the SDK's own settings. */
  readonly environment: Readonly<Record<string, string>>;

  constructor(scope: Construct, id: string, config: Config, settings: VpcSettings) {
    super(scope, id);
    const { vpcId, subnetIds, interfaceEndpoints } = settings;
    // The zones matter only to subnets that CDK chooses; here they are named.
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
