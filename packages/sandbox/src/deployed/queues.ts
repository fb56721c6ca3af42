import { type JsonObject, numberAt, optionalStringAt, stringAt, textsAt } from './json-value.ts';
import type { DeployedQueue } from './model.ts';
import { only } from './only.ts';
import { policyDocument } from './policy-document.ts';
import type { Template } from './template/template.ts';

const FOUR_DAYS = 345_600;
const PROPERTIES = [
  'QueueName',
  'MessageRetentionPeriod',
  'SqsManagedSseEnabled',
  'KmsMasterKeyId',
  'KmsDataKeyReusePeriodSeconds',
  'VisibilityTimeout',
  'Tags',
];

/** The queues of a template, each with the policy that the template gives it. */
export function readQueues(template: Template): DeployedQueue[] {
  const { name: stack, accountId, region } = template.stack;
  const resources = template.resources();
  const policies = resources
    .filter(({ type }) => type === 'AWS::SQS::QueuePolicy')
    .map((resource) => {
      const where = `${stack}/${resource.logicalId}`;
      const properties = resource.properties();
      only(properties, ['Queues', 'PolicyDocument'], where);
      return {
        urls: textsAt(properties, 'Queues', where),
        policy: policyDocument(properties['PolicyDocument'], where),
      };
    });
  return resources
    .filter(({ type }) => type === 'AWS::SQS::Queue')
    .map(({ logicalId, properties }) => {
      const where = `${stack}/${logicalId}`;
      const read = properties();
      only(read, PROPERTIES, where);
      const url = String(template.resolve({ Ref: logicalId }));
      const arn = String(template.resolve({ 'Fn::GetAtt': [logicalId, 'Arn'] }));
      const policy = policies.find(({ urls }) => urls.includes(url))?.policy;
      const keyArn = customersKey(read, where);
      return {
        arn,
        name: stringAt({ name: arn.split(':').at(-1) }, 'name', where),
        accountId,
        region,
        retentionSeconds: numberAt(read, 'MessageRetentionPeriod', FOUR_DAYS, where),
        ...(policy ? { policy } : {}),
        ...(keyArn === undefined ? {} : { keyArn }),
      };
    });
}

/** A key that is named by its ARN; `alias/aws/sqs` is AWS's own. */
function customersKey(properties: JsonObject, where: string): string | undefined {
  const key = optionalStringAt(properties, 'KmsMasterKeyId', where);
  return key?.startsWith('arn:') ? key : undefined;
}
