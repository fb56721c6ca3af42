import { type Measure, partsOf } from './measure.ts';
import { roughly } from './rough-amount.ts';
import type { SpendNode } from './tree/nodes.ts';

/**
 * The charge types or services, by position, that occur in a unit or anywhere below it in the measure's periods. In the
 * unit's own sum the amounts of one may cancel each other out.
 */
export function occurringParts(unit: SpendNode, measure: Measure): ReadonlySet<number> {
  const found = new Set<number>();
  const visit = (node: SpendNode) => {
    for (const [part, amounts] of partsOf(node.total, measure)) {
      if (!found.has(part) && amounts.some((amount) => roughly(amount) !== 0)) found.add(part);
    }
    for (const child of node.children) visit(child);
  };
  visit(unit);
  return found;
}
