import { type Metric, OuCostError } from '@ou-cost/spend';
import { CUR } from './cur.ts';
import { FOCUS } from './focus.ts';
import type { ExportLayout } from './layout.ts';
import type { SourceColumns } from './source-columns.ts';

export const LAYOUTS: readonly ExportLayout[] = [FOCUS, CUR];

/** The layout of a table with these columns. Fails with MalformedAnswer, naming what is absent of the nearest one. */
export function layoutOf(columns: SourceColumns): ExportLayout {
  const byAbsence = LAYOUTS.map((layout) => ({ layout, missing: columns.missing(layout.needed) })).sort(
    (left, right) => left.missing.length - right.missing.length,
  );
  const [nearest] = byAbsence;
  if (nearest?.missing.length === 0) return nearest.layout;
  const absent = nearest?.missing.join(', ') ?? '';
  throw new OuCostError(
    'MalformedAnswer',
    `the files are no export that can be read: for ${nearest?.layout.name ?? ''} the columns ${absent} are absent; export FOCUS 1.2, FOCUS 1.0 or CUR 2.0 with them`,
  );
}

/** The metrics whose columns are there. */
export function metricsOf(layout: ExportLayout, columns: SourceColumns): Metric[] {
  return [...layout.metrics].flatMap(([metric, { needed }]) =>
    columns.missing(needed).length === 0 ? [metric] : [],
  );
}
