import { METRICS, parseDecimal } from '@ou-cost/spend';
import * as z from 'zod/mini';

// Apart from the parts by name: the function carries these, and those would bring all of zod into it.

const isAmount = z.refine(
  (text) => typeof text === 'string' && parseDecimal(text) !== null,
  'is not an amount',
);

/** A decimal as text, to be described where it is used. */
export const decimalText = z.string().check(isAmount);

export const metric = z.enum(METRICS).check(
  z.meta({
    id: 'Metric',
    description: 'A cost metric, under the name that Cost Explorer or FOCUS gives it.',
  }),
);
