import type { Drawing } from '../drawing.ts';
import type { Section } from '../layout/section.ts';
import { changesSection } from './changes.ts';
import { restatementSection } from './restatement.ts';
import { treesSection } from './trees.ts';

/** What changed over time; of the organization only once, under the first metric. */
export function overTimeSections(drawing: Drawing): Section[] {
  const { report, metric } = drawing;
  const isFirst = metric === report.query.metrics[0];
  return [
    ...treesSection(drawing),
    ...restatementSection(drawing),
    ...(isFirst ? changesSection(drawing) : []),
  ];
}
