import { Aws, CfnMapping, type Stack } from 'aws-cdk-lib';

/**
 * The text, in a form that only the partition has. A template of another partition is refused before anything is created:
 * CloudFormation finds no entry for the partition in this mapping. Its rules cannot ask for the partition, and the ARNs of
 * another one would be trusted in vain, or be those of an unknown account with the same number.
 */
export function onlyIn(stack: Stack, partition: string, name: string, text: string): string {
  const mapping = new CfnMapping(stack, 'ThisTemplateIsForPartition', {
    mapping: { [partition]: { [name]: text } },
  });
  return mapping.findInMap(Aws.PARTITION, name);
}
