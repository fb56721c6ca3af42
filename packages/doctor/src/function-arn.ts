import { build, parse } from '@aws-sdk/util-arn-parser';

/** What the ARN of a Lambda function says, apart from a qualifier (a version or an alias). */
export interface LambdaFunction {
  readonly region: string;
  readonly accountId: string;
  readonly name: string;
}

/** The function in an ARN. */
export function functionOf(arn: string): LambdaFunction {
  const { region, accountId, resource } = parse(arn);
  const [, name = ''] = resource.split(':');
  return { region, accountId, name };
}

/** The ARN of another function in the same account and region. */
export function neighbourArn(functionArn: string, name: string): string {
  return build({ ...parse(functionArn), resource: `function:${name}` });
}

/** The function's ARN as conditions of IAM policies name it: without a qualifier. */
export function unqualifiedArn(functionArn: string): string {
  return neighbourArn(functionArn, functionOf(functionArn).name);
}
