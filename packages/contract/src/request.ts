import type { DiagnosisRequest } from '@ou-cost/doctor';
import { CHARGE_TYPES, metricNamed, OuCostError, parsePeriod, type ReportRequest } from '@ou-cost/spend';
import * as z from 'zod/mini';
import { parseWith } from './parse.ts';

// The function carries these schemas, and no more of zod than they need: hence zod's small form here.

/** One or several of a repeatable option. */
const listOf = <T extends z.ZodMiniType>(item: T) =>
  z._default(
    z.union([
      z.array(item),
      z.pipe(
        item,
        z.transform((one) => [one]),
      ),
    ]),
    [],
  );

const flag = z._default(z.boolean(), false);
const reference = z.string().check(z.minLength(1));

const billingView = z
  .string()
  .check(z.regex(/^arn:aws[a-z-]*:billing::\d{12}:billingview\/.+$/, "is not a billing view's ARN"));

/** Chosen by the caller, so that its log and the function's can be laid side by side. */
const runId = z.optional(
  z.string().check(z.regex(/^[\w.-]{2,40}$/, 'is not a run id: use 2 to 40 letters, digits and ._-')),
);

/** The report request: the options of the command line in camel case, every one of them optional. */
const reportRequestSchema = z.strictObject({
  kind: z._default(z.literal('report'), 'report'),
  period: z._default(z.string(), 'last-month'),
  granularity: z._default(z.enum(['monthly', 'daily']), 'monthly'),
  metric: listOf(z.string()),
  by: z._default(z.enum(['charge-type', 'service']), 'charge-type'),
  detail: z._default(z.enum(['account', 'ou']), 'account'),
  ou: listOf(reference),
  excludeOu: listOf(reference),
  excludeChargeType: listOf(z.enum(CHARGE_TYPES)),
  compare: z._default(z.string(), 'none'),
  billingViewArn: z._default(z.nullable(billingView), null),
  multiYear: flag,
  maxCostExplorerRequests: z._default(z.nullable(z.int().check(z.minimum(1))), null),
  allowUnattributedDifference: flag,
  /** How the caller reads the answer: in one piece of 6 MB at most, or from a response stream. */
  answer: z._default(z.enum(['whole', 'stream']), 'whole'),
  runId,
});

/** The organization as it is now, without any spend. */
const organizationRequestSchema = z.strictObject({ kind: z.literal('organization'), runId });

/** The part of a diagnosis that only the function can make. */
const diagnosisRequestSchema = z.strictObject({
  kind: z.literal('diagnose'),
  /** Read Cost Explorer as well, for a cent. */
  paid: flag,
  /** Try what must be refused as well; it leaves denied calls in CloudTrail. */
  negative: flag,
  runId,
});

/** The request as it travels: what a caller may leave out is left out. */
export type ReportRequestJson = z.input<typeof reportRequestSchema>;

/** Whatever the function may be asked, as it travels. */
export type FunctionRequestJson =
  | ReportRequestJson
  | z.input<typeof organizationRequestSchema>
  | z.input<typeof diagnosisRequestSchema>;

/** How an answer travels: as the body of one invocation, or chunk by chunk. */
export type AnswerReading = 'whole' | 'stream';

/** How the source of spend is to be read; the domain does not know these settings. */
export interface SourceRequest {
  /** Null: the deployment's view, or the whole bill. */
  readonly billingViewArn: string | null;
  /** How many paid requests the run may send; null: as many as it needs. */
  readonly maxCostExplorerRequests: number | null;
}

export interface DecodedRequest {
  readonly report: ReportRequest;
  readonly source: SourceRequest;
  readonly answer: AnswerReading;
  readonly runId: string | null;
}

/** What the function is asked; each kind has its own answer. */
export type FunctionRequest =
  | (DecodedRequest & { readonly kind: 'report' })
  | { readonly kind: 'organization'; readonly runId: string | null }
  | (DiagnosisRequest & { readonly kind: 'diagnose'; readonly runId: string | null });

const KINDS = ['report', 'organization', 'diagnose'] as const;

function kindOf(payload: unknown): unknown {
  const { kind = 'report' } = (payload ?? {}) as { kind?: unknown };
  return kind;
}

/** The request in a payload; `{}` means a report. Fails with InvalidRequest, naming the kind or the field. */
export function decodeFunctionRequest(payload: unknown): FunctionRequest {
  const kind = kindOf(payload);
  switch (kind) {
    case 'report':
      return { kind, ...decodeRequest(payload) };
    case 'organization': {
      const asked = parseWith(organizationRequestSchema, payload, 'InvalidRequest', 'request');
      return { kind, runId: asked.runId ?? null };
    }
    case 'diagnose': {
      const asked = parseWith(diagnosisRequestSchema, payload, 'InvalidRequest', 'request');
      return { kind, paid: asked.paid, negative: asked.negative, runId: asked.runId ?? null };
    }
    default: {
      const known = KINDS.map((one) => `'${one}'`).join(', ');
      throw new OuCostError(
        'InvalidRequest',
        `request: 'kind' (${JSON.stringify(kind)}) is not one of ${known}`,
      );
    }
  }
}

/** The report request in a payload; `{}` means the defaults. Fails with InvalidRequest, naming the field. */
export function decodeRequest(payload: unknown): DecodedRequest {
  const kind = kindOf(payload);
  if (kind !== 'report') {
    throw new OuCostError('InvalidRequest', `request: 'kind' (${JSON.stringify(kind)}) is not 'report'`);
  }
  const {
    kind: _,
    runId: id,
    metric,
    ...rest
  } = parseWith(reportRequestSchema, payload ?? {}, 'InvalidRequest', 'request');
  const metrics = [...new Set(metric.map(metricNamed))];
  return {
    runId: id ?? null,
    answer: rest.answer,
    source: { billingViewArn: rest.billingViewArn, maxCostExplorerRequests: rest.maxCostExplorerRequests },
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
      wholeMonthsOnly: rest.multiYear,
      allowUnattributedDifference: rest.allowUnattributedDifference,
    },
  };
}
