import type { DeployedFunction } from '../deployed/model.ts';

/** The answer of GetFunction, as far as the template has the values. */
export function functionDescription(deployed: DeployedFunction): Record<string, unknown> {
  const { vpc } = deployed;
  return {
    Configuration: {
      FunctionName: deployed.name,
      FunctionArn: deployed.arn,
      Runtime: deployed.runtime,
      Role: deployed.roleArn,
      Handler: deployed.handler,
      Timeout: deployed.timeoutSeconds,
      MemorySize: deployed.memoryMegabytes,
      Version: '$LATEST',
      PackageType: 'Zip',
      Architectures: [deployed.architecture],
      Environment: { Variables: deployed.environment },
      LoggingConfig: { LogFormat: deployed.logFormat, LogGroup: deployed.logGroupName },
      State: 'Active',
      LastUpdateStatus: 'Successful',
      ...(vpc ? { VpcConfig: { SubnetIds: vpc.subnetIds, SecurityGroupIds: vpc.securityGroupIds } } : {}),
    },
  };
}
