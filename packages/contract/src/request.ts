import { CHARGE_TYPES, metricNamed, OuCostError, parsePeriod, type ReportRequest } from '@ou-cost/spend';
import * as z from 'zod';
import { parseWith } from './parse.ts';

/** One or several of a repeatable option. */
const listOf = <T extends z.ZodType>(item: T) =>
  z.union([z.array(item), item.transform((one) => [one])]).default([]);

const billingView = z
  .string()
  .regex(/^arn:aws[a-z-]*:billing::\d{12}:billingview\/.+$/, "is not a billing view's ARN");

/** The report request: the options of the command line in camel case, every one of them optional. */
const reportRequestSchema = z.strictObject({
  kind: z.literal('report').default('report'),
  period: z.string().default('last-month'),
  granularity: z.enum(['monthly', 'daily']).default('monthly'),
  metric: listOf(z.string()),
  by: z.enum(['charge-type', 'service']).default('charge-type'),
  detail: z.enum(['account', 'ou']).default('account'),
  ou: listOf(z.string().min(1)),
  excludeOu: listOf(z.string().min(1)),
  excludeChargeType: listOf(z.enum(CHARGE_TYPES)),
  compare: z.string().default('none'),
  billingViewArn: billingView.nullable().default(null),
  multiYear: z.boolean().default(false),
  maxCostExplorerRequests: z.int().min(1).nullable().default(null),
  allowUnattributedDifference: z.boolean().default(false),
  /** Chosen by the caller, so that its log and the function's can be laid side by side. */
  runId: z
    .string()
    .regex(/^[\w.-]{2,40}$/, 'is not a run id: use 2 to 40 letters, digits and ._-')
    .optional(),
});

/** The request as it travels: what a caller may leave out is left out. */
export type ReportRequestJson = z.input<typeof reportRequestSchema>;

export interface DecodedRequest {
  readonly report: ReportRequest;
  readonly runId: string | null;
}

/** The request in a payload; `{}` means the defaults. Fails with InvalidRequest, naming the field. */
export function decodeRequest(payload: unknown): DecodedRequest {
  const { kind = 'report' } = (payload ?? {}) as { kind?: unknown };
  if (kind !== 'report') {
    throw new OuCostError('InvalidRequest', `request: 'kind' (${JSON.stringify(kind)}) is not 'report'`);
  }
  const {
    kind: _,
    runId,
    metric,
    ...rest
  } = parseWith(reportRequestSchema, payload ?? {}, 'InvalidRequest', 'request');
  const metrics = [...new Set(metric.map(metricNamed))];
  return {
    runId: runId ?? null,
    report: {
      period: parsePeriod(rest.period),
      granularity: rest.granularity === 'daily' ? 'DAILY' : 'MONTHLY',
      metrics: metrics.length === 0 ? ['UnblendedCost'] : metrics,
      by: rest.by,
      detail: rest.detail,
      organizationalUnits: rest.ou,
      excludedOrganizationalUnits: rest.excludeOu,
      excludedChargeTypes: [...new Set(rest.excludeChargeType)],
      compare: rest.compare,
      billingViewArn: rest.billingViewArn,
      multiYear: rest.multiYear,
      maxCostExplorerRequests: rest.maxCostExplorerRequests,
      allowUnattributedDifference: rest.allowUnattributedDifference,
    },
  };
}
