import { partsIn } from '../figures/amounts.ts';
import type { Measure } from '../figures/measure.ts';
import type { SpendNode, SpendTree } from '../figures/nodes.ts';
import type { PagePayload, PayloadSpends } from '../figures/payload.ts';

/**
 * The parts, by position, that occur in what the page is about or anywhere below it, in the days that are shown or
 * compared. In a sum the amounts of one part may cancel each other out, so the sum alone does not tell.
 */
export function occurringParts(
  payload: PagePayload,
  { root, departed }: SpendTree,
  { metric, choice: at }: Measure,
  focus: SpendNode | null,
): ReadonlySet<number> {
  const choice = payload.choices[at];
  const sides = choice?.compared;
  const columns = [
    ...(choice?.columns ?? []),
    ...(sides ? [...sides.before.columns, ...sides.after.columns] : []),
  ];
  const found = new Set<number>();
  const look = (spends: PayloadSpends) => {
    const [, , parts = []] = (spends === 0 ? undefined : spends[metric]) ?? [];
    if (parts.every(([part]) => found.has(part))) return;
    for (const part of partsIn(spends, metric, columns)) found.add(part);
  };
  const visit = (node: SpendNode) => {
    look(node.total);
    for (const child of node.children) visit(child);
  };
  if (focus !== null && focus !== root) {
    visit(focus);
  } else {
    look(payload.total);
    look(payload.unattributed);
    for (const node of root === null ? departed : [root, ...departed]) visit(node);
  }
  return found;
}
