import type { Config } from '@ou-cost/contract';
import { Aws, Fn, Token } from 'aws-cdk-lib';
import { Peer, Port, SecurityGroup, Vpc } from 'aws-cdk-lib/aws-ec2';
import { CfnFunction, type IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { conditionOn, ifGiven, onlyWith } from '../parameters/optional.ts';
import { EndpointGroup } from './endpoint-group.ts';

type VpcSettings = NonNullable<Config['vpc']>;

/** The existing VPC that the function runs in: no inbound connections, outbound HTTPS only. */
export class ReportNetwork extends Construct {
  readonly #settings: VpcSettings;
  readonly #group: SecurityGroup;
  /** Environment variables that tell the SDK the URLs of the interface endpoints. */
  readonly environment: Readonly<Record<string, string>>;

  constructor(scope: Construct, id: string, config: Config, settings: VpcSettings) {
    super(scope, id);
    const { vpcId, subnetIds, interfaceEndpoints } = settings;
    // CDK needs the zones only to choose subnets; here the subnets are configured.
    const vpc = Vpc.fromVpcAttributes(scope, 'Vpc', { vpcId, availabilityZones: Fn.getAzs() });
    const group = new SecurityGroup(scope, 'SecurityGroup', {
      vpc,
      description: 'Cost report function: HTTPS to the AWS APIs',
      allowAllOutbound: false,
    });
    group.addEgressRule(Peer.anyIpv4(), Port.tcp(443), 'AWS APIs');
    onlyWith(group, vpcId);
    this.#settings = settings;
    this.#group = group;
    this.environment = interfaceEndpoints
      ? new EndpointGroup(this, 'Endpoints', config, { vpc, subnetIds, clientGroup: group }).environment
      : {};
  }

  /** Puts the function into the subnets; they may be a parameter, which the construct of a function cannot take. */
  attach({ node: { defaultChild: resource, path } }: IFunction): void {
    if (!(resource instanceof CfnFunction)) throw new Error(`${path} has no resource in the template`);
    const { vpcId } = this.#settings;
    const subnetIds = this.#settings.subnetIds.map((id) => Token.asString(ifGiven(id, id)));
    const securityGroupIds = [this.#group.securityGroupId];
    const condition = conditionOn(vpcId);
    resource.vpcConfig =
      condition === undefined
        ? { securityGroupIds, subnetIds }
        : Fn.conditionIf(
            condition.logicalId,
            { SecurityGroupIds: securityGroupIds, SubnetIds: subnetIds },
            Aws.NO_VALUE,
          );
  }
}
