import type { PolicyDocument } from './model.ts';

const allow = (actions: readonly string[]): PolicyDocument => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: actions, Resource: '*' }],
});

/** The AWS managed policies that a deployment of this project may name, by path and name. */
export const awsManagedPolicies: ReadonlyMap<string, PolicyDocument> = new Map(
  Object.entries({
    AdministratorAccess: allow(['*']),
    'service-role/AWSLambdaBasicExecutionRole': allow([
      'logs:CreateLogGroup',
      'logs:CreateLogStream',
      'logs:PutLogEvents',
    ]),
    'service-role/AWSLambdaVPCAccessExecutionRole': allow([
      'logs:CreateLogGroup',
      'logs:CreateLogStream',
      'logs:PutLogEvents',
      'ec2:CreateNetworkInterface',
      'ec2:DescribeNetworkInterfaces',
      'ec2:DescribeSubnets',
      'ec2:DeleteNetworkInterface',
      'ec2:AssignPrivateIpAddresses',
      'ec2:UnassignPrivateIpAddresses',
    ]),
  }),
);
