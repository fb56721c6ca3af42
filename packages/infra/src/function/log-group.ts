import type { Config } from '@ou-cost/contract';
import { Aws, RemovalPolicy, Token } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { CfnLogGroup, LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { arnsOf, logGroupName } from '../arns.ts';
import { ifGiven } from '../parameters/optional.ts';

/**
 * The function's log group, with the name that Lambda gives it: the worker role may write to that name only, and the
 * retention applies to it.
 */
export class ReportLog extends Construct {
  readonly group: LogGroup;

  constructor(scope: Construct, id: string, config: Config) {
    super(scope, id);
    const key = this.#key(config);
    this.group = new LogGroup(scope, 'Log', {
      logGroupName: logGroupName(config),
      retention: config.function.logRetentionDays as RetentionDays,
      // If it were kept, its name would make a second deployment fail.
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const resource = this.group.node.defaultChild;
    if (key !== undefined && resource instanceof CfnLogGroup) resource.kmsKeyId = key;
  }

  /** The ARN of the key. */
  #key(config: Config): string | undefined {
    const { logKmsKey } = config.function;
    if (logKmsKey === undefined) return undefined;
    return logKmsKey === 'create'
      ? this.#createKey(config).keyArn
      : Token.asString(ifGiven(logKmsKey, logKmsKey));
  }

  /**
   * The account administers the key; CloudWatch Logs may use it for this log group only.
   * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
   */
  #createKey(config: Config): Key {
    const key = new Key(this, 'Key', {
      description: "ou-cost: encrypts the cost report function's log",
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    key.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal(`logs.${config.payer.region}.${Aws.URL_SUFFIX}`)],
        actions: [
          'kms:Decrypt',
          'kms:DescribeKey',
          'kms:Encrypt',
          'kms:GenerateDataKey',
          'kms:GenerateDataKeyWithoutPlaintext',
          'kms:ReEncryptFrom',
          'kms:ReEncryptTo',
        ],
        resources: ['*'],
        conditions: { ArnEquals: { 'kms:EncryptionContext:aws:logs:arn': arnsOf(config).logGroup } },
      }),
    );
    return key;
  }
}
