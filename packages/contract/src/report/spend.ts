import { CHARGE_TYPES, COMMITMENT_TYPES } from '@ou-cost/spend';
import * as z from 'zod/mini';
import { byName } from './by-name.ts';
import { decimalText, metric } from './figures.ts';

const amount = decimalText.check(
  z.meta({ id: 'Amount', description: 'A decimal number as text, at full precision, never rounded.' }),
);

const amounts = z
  .array(amount)
  .check(
    z.meta({ id: 'Amounts', description: 'One amount for each period of `periods`, in the same order.' }),
  );

export const chargeType = z
  .enum(CHARGE_TYPES)
  .check(z.meta({ id: 'ChargeType', description: 'What a charge is for. `docs/numbers.md` explains each.' }));

/** The parts of a figure by each thing that a report can be split by. */
export function partsOf<V extends z.ZodMiniType>(value: V) {
  return {
    byChargeType: z.exactOptional(
      z
        .partialRecord(chargeType, value)
        .check(z.describe('The parts by charge type; one that is absent is zero.')),
    ),
    byService: z.exactOptional(
      byName(value).check(z.describe("The parts by service, under the source's names of services.")),
    ),
    byRegion: z.exactOptional(
      byName(value).check(z.describe("The parts by region, under the source's names of regions.")),
    ),
    byResource: z.exactOptional(
      byName(value).check(
        z.describe(
          "The parts by resource, under the source's ids; under the empty value stands what has none.",
        ),
      ),
    ),
    byHour: z.exactOptional(
      byName(value).check(
        z.describe(
          "The parts by the hour's start in UTC, as in `2026-10-05T13:00Z`; under the empty value stand charges longer than an hour.",
        ),
      ),
    ),
    byTag: z.exactOptional(
      byName(byName(value)).check(
        z.describe(
          'The parts by the key of the tag, and then by its value; under the empty value stands what has no such tag.',
        ),
      ),
    ),
    byCostCategory: z.exactOptional(
      byName(byName(value)).check(
        z.describe(
          'The parts by the name of the cost category, and then by its value; under the empty value stands what is in none.',
        ),
      ),
    ),
  };
}

const metricSpend = z
  .object({
    amounts: z.array(amount).check(z.describe('The net amounts: everything, credits and refunds included.')),
    gross: z.exactOptional(
      z
        .array(amount)
        .check(z.describe('The amounts without credits and refunds; in a report by charge type.')),
    ),
    ...partsOf(amounts),
    commitmentFees: z.exactOptional(
      z
        .partialRecord(z.enum(COMMITMENT_TYPES), amounts)
        .check(
          z.describe(
            'The fees for commitments, as far as there are any: a part of `byChargeType`, of which the rest is the usage that the commitment covers.',
          ),
        ),
    ),
  })
  .check(z.meta({ id: 'MetricSpend', description: 'Spend under one metric.' }));

export const spend = z.partialRecord(metric, metricSpend).check(
  z.meta({
    id: 'Spend',
    description:
      'Spend under each metric asked for. It has every metric and every period, "0" where there is none.',
  }),
);
