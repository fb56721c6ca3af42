import { Aws, CfnMapping, type Stack } from 'aws-cdk-lib';

/**
 * The text, in a form that only the partition has. A template of another partition is refused before anything is created:
 * CloudFormation finds no entry for the partition in this mapping. Its rules cannot ask for the partition, and the ARNs of
 * another one would be trusted in vain, or be those of an unknown account with the same number.
 */
export function onlyIn(stack: Stack, partition: string, name: string, text: string): string {
  return onlyWhere(stack, 'ThisTemplateIsForPartition', [Aws.PARTITION, partition], [name, text]);
}

/** The text, in a form that only the region has. A template of another region is refused in the same way. */
export function onlyInRegion(stack: Stack, region: string, name: string, text: string): string {
  return onlyWhere(stack, 'ThisTemplateIsForRegion', [Aws.REGION, region], [name, text]);
}

function onlyWhere(
  stack: Stack,
  id: string,
  [here, there]: readonly [string, string],
  [name, text]: readonly [string, string],
): string {
  const mapping = new CfnMapping(stack, id, { mapping: { [there]: { [name]: text } } });
  return mapping.findInMap(here, name);
}
