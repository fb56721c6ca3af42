import { partitionOf, urlSuffixOf } from '../../partition.ts';
import type { Stack } from '../stacks/stack.ts';

/** The pseudo parameters that are known before a stack is created, by name. */
export function pseudoParameters(stack: Stack): Map<string, string> {
  const partition = partitionOf(stack.region);
  return new Map([
    ['AWS::AccountId', stack.accountId],
    ['AWS::Region', stack.region],
    ['AWS::Partition', partition],
    ['AWS::URLSuffix', urlSuffixOf(partition)],
    ['AWS::StackName', stack.name],
  ]);
}
