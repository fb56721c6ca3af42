import { fileURLToPath } from 'node:url';
import type { Config } from '@ou-cost/contract';
import { Duration, Fn, RemovalPolicy } from 'aws-cdk-lib';
import { type ISecurityGroup, Peer, Port, SecurityGroup, Subnet, Vpc } from 'aws-cdk-lib/aws-ec2';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import { Architecture, CfnPermission, LoggingFormat, Runtime } from 'aws-cdk-lib/aws-lambda';
import { type BundlingOptions, LogLevel, NodejsFunction, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { arnsOf, logGroupName } from './arns.ts';

const ENTRY = fileURLToPath(import.meta.resolve('@ou-cost/report-function/handler'));
const LOCK_FILE = fileURLToPath(new URL('../../../package-lock.json', import.meta.url));

/**
 * One minified module with everything in it, the SDK included: Lambda's own may be too old to know
 * `Account.Paths`. Modules first, and a `require` for what is CommonJS all the same: without them
 * an ES module with the SDK fails at start.
 */
const BUNDLING: BundlingOptions = {
  format: OutputFormat.ESM,
  target: 'node24',
  mainFields: ['module', 'main'],
  minify: true,
  logLevel: LogLevel.ERROR,
  bundleAwsSDK: true,
  externalModules: [],
  banner: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);",
};

/** The function, its log group, and what of the configuration reaches it. */
export class ReportFunction extends Construct {
  readonly function: NodejsFunction;

  constructor(scope: Construct, id: string, config: Config, worker: IRole) {
    super(scope, id);
    const { timeoutSeconds, memoryMegabytes } = config.function;
    this.function = new NodejsFunction(this, 'Function', {
      functionName: config.names.function,
      description: 'Reports AWS spend per organizational unit',
      entry: ENTRY,
      depsLockFilePath: LOCK_FILE,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      bundling: BUNDLING,
      role: worker,
      timeout: Duration.seconds(timeoutSeconds),
      memorySize: memoryMegabytes,
      logGroup: this.#logGroup(config),
      // The function writes JSON lines itself; Lambda's JSON format would wrap and filter them again.
      loggingFormat: LoggingFormat.TEXT,
      environment: {
        OU_COST_READER_ROLE_ARN: arnsOf(config).readerRole,
        OU_COST_TOLERANCE: config.report.tolerance,
        OU_COST_SETTLING_DAY: String(config.report.settlingDay),
        POWERTOOLS_SERVICE_NAME: config.names.function,
      },
      ...this.#network(config),
    });
    this.#admitDirectInvokers(config);
  }

  /** Named as Lambda names it, so that the worker's right to write it and the retention meet. */
  #logGroup(config: Config): LogGroup {
    return new LogGroup(this, 'Log', {
      logGroupName: logGroupName(config),
      retention: config.function.logRetentionDays as RetentionDays,
      // It holds no figures; kept, it would stand in the way of a second deployment by its name.
      removalPolicy: RemovalPolicy.DESTROY,
    });
  }

  /** Nothing reaches the function from the VPC; it reaches HTTPS only. */
  #network({ vpc: ids }: Config) {
    if (ids === undefined) return {};
    // The zones matter only to subnets that CDK chooses; here they are named.
    const vpc = Vpc.fromVpcAttributes(this, 'Vpc', { vpcId: ids.vpcId, availabilityZones: Fn.getAzs() });
    const group: ISecurityGroup = new SecurityGroup(this, 'SecurityGroup', {
      vpc,
      description: 'Cost report function: HTTPS to the AWS APIs',
      allowAllOutbound: false,
    });
    group.addEgressRule(Peer.anyIpv4(), Port.tcp(443), 'AWS APIs');
    const subnets = ids.subnetIds.map((subnetId) => Subnet.fromSubnetId(this, subnetId, subnetId));
    return { vpc, vpcSubnets: { subnets }, securityGroups: [group] };
  }

  /** Roles that may invoke the function without entering the invoker role; none unless configured. */
  #admitDirectInvokers({ directInvokers }: Config): void {
    directInvokers.forEach((principal, index) => {
      new CfnPermission(this, `DirectInvoker${index + 1}`, {
        action: 'lambda:InvokeFunction',
        functionName: this.function.functionName,
        principal,
      });
    });
  }
}
