import type { DiagnosisRequest } from '@ou-cost/doctor';
import { metricNamed, OuCostError, parsePeriod, type ReportRequest, splitNamed } from '@ou-cost/spend';
import * as z from 'zod/mini';
import { MAX_REQUEST_BYTES } from './answer-size.ts';
import { type DIAGNOSIS_OPTIONS, REQUEST_OPTIONS } from './options/request.ts';
import type { OptionValues } from './options/values.ts';
import { byKey, type Naming, parseWith } from './parse.ts';
import { assertOfSource } from './request-checks.ts';

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
  .check(
    z.regex(
      /^arn:aws[a-z-]*:billing::\d{12}:billingview\/.+$/,
      "is not a billing view's ARN: write it as in 'arn:aws:billing::111111111111:billingview/custom-0a1b2c3d'",
    ),
  );

/** What the caller's rules name: checked before anything is paid for. The rules themselves stay with the caller. */
const ruleName = z.strictObject({
  rule: z.string().check(z.maxLength(1_000)),
  ou: z.optional(reference),
  account: z.optional(z.string().check(z.regex(/^\d{12}$/, 'is not an account id: write its twelve digits'))),
});

/** Chosen by the caller, so that its log and the function's can be laid side by side. */
const runId = z.optional(
  z.string().check(z.regex(/^[\w.-]{2,40}$/, 'is not a run id: use 2 to 40 letters, digits and ._-')),
);

/** Each option that travels, by its field: an option without an entry here does not compile, nor one that is gone. */
const reportFields = {
  period: z._default(z.string(), REQUEST_OPTIONS.period.default),
  granularity: z._default(z.enum(REQUEST_OPTIONS.granularity.values), REQUEST_OPTIONS.granularity.default),
  metric: listOf(z.string()),
  by: listOf(z.string()),
  detail: z._default(z.enum(REQUEST_OPTIONS.detail.values), REQUEST_OPTIONS.detail.default),
  ou: listOf(reference),
  excludeOu: listOf(reference),
  excludeChargeType: listOf(z.enum(REQUEST_OPTIONS['exclude-charge-type'].values)),
  compare: z._default(z.string(), 'none'),
  trend: z._default(
    z.nullable(
      z.int().check(z.minimum(REQUEST_OPTIONS.trend.smallest), z.maximum(REQUEST_OPTIONS.trend.largest)),
    ),
    null,
  ),
  tree: z._default(z.enum(REQUEST_OPTIONS.tree.values), REQUEST_OPTIONS.tree.default),
  source: z._default(z.enum(REQUEST_OPTIONS.source.values), REQUEST_OPTIONS.source.default),
  reuseSettled: flag,
  checkReused: flag,
  billingViewArn: z._default(z.nullable(billingView), null),
  multiYear: flag,
  maxCostExplorerRequests: z._default(
    z.nullable(z.int().check(z.minimum(REQUEST_OPTIONS['max-cost-explorer-requests'].smallest))),
    null,
  ),
  maxGigabytesScanned: z._default(
    z.nullable(
      z
        .int()
        .check(
          z.minimum(REQUEST_OPTIONS['max-gigabytes-scanned'].smallest),
          z.maximum(REQUEST_OPTIONS['max-gigabytes-scanned'].largest),
        ),
    ),
    null,
  ),
  allowUnattributedDifference: flag,
} satisfies Record<keyof OptionValues<typeof REQUEST_OPTIONS>, z.ZodMiniType>;

/** The report request: the options of the command line in camel case, every one of them optional. */
export const reportRequestSchema = z.strictObject({
  kind: z._default(z.literal('report'), 'report'),
  ...reportFields,
  ruleNames: z._default(z.array(ruleName), []),
  /** Whether the report goes without its comparison where the source of spend does not reach back that far. */
  compareIfAvailable: flag,
  /** What earlier runs left, as `packEarlierRuns` writes it; absent where the caller has no archive. */
  earlier: z.optional(z.string().check(z.maxLength(MAX_REQUEST_BYTES))),
  /** Whether the answer has, beside the report, what this run leaves to later ones. */
  record: flag,
  /** How the caller reads the answer: in one piece of 6 MB at most, or from a response stream. */
  answer: z._default(z.enum(['whole', 'stream']), 'whole'),
  runId,
});

/** The organization as it is now, without any spend. */
export const organizationRequestSchema = z.strictObject({ kind: z.literal('organization'), runId });

const diagnosisFields = {
  paid: flag,
  negative: flag,
} satisfies Record<keyof OptionValues<typeof DIAGNOSIS_OPTIONS>, z.ZodMiniType>;

/** The events of the organization that its log keeps: of the last 90 days. */
export const eventsRequestSchema = z.strictObject({ kind: z.literal('events'), runId });

/** The part of a diagnosis that only the function can make. */
export const diagnosisRequestSchema = z.strictObject({
  kind: z.literal('diagnose'),
  ...diagnosisFields,
  runId,
});

/** The request as it travels: what a caller may omit is optional. */
export type ReportRequestJson = z.input<typeof reportRequestSchema>;

/** Whatever the command line asks of the function, as it travels; a schedule's request has a form of its own. */
export type FunctionRequestJson =
  | ReportRequestJson
  | z.input<typeof organizationRequestSchema>
  | z.input<typeof eventsRequestSchema>
  | z.input<typeof diagnosisRequestSchema>;

/** How an answer travels: as the body of one invocation, or chunk by chunk. */
export type AnswerReading = 'whole' | 'stream';

/** How the source of spend is to be read; the domain does not know these settings. */
export interface SourceRequest {
  readonly kind: (typeof REQUEST_OPTIONS.source.values)[number];
  /** Null: the deployment's view, or the whole bill. */
  readonly billingViewArn: string | null;
  /** How many paid requests the run may send; null: as many as it needs. */
  readonly maxCostExplorerRequests: number | null;
  /** How many gigabytes (2^30 bytes) Athena may scan for the run; null: as much as its work group allows. */
  readonly maxGigabytesScanned: number | null;
}

export interface DecodedRequest {
  readonly report: ReportRequest;
  readonly source: SourceRequest;
  readonly answer: AnswerReading;
  /** What earlier runs left, packed; null where the caller has no archive. */
  readonly earlier: string | null;
  /** Whether the answer has what this run leaves to later ones. */
  readonly record: boolean;
  readonly runId: string | null;
}

/** What the function is asked; each kind has its own answer. */
export type FunctionRequest =
  | (DecodedRequest & { readonly kind: 'report' })
  | { readonly kind: 'organization' | 'events'; readonly runId: string | null }
  | (DiagnosisRequest & { readonly kind: 'diagnose'; readonly runId: string | null })
  /** Not decoded yet, and its run's id follows from it: `decodeScheduledRequest` of `@ou-cost/contract/scheduled`. */
  | { readonly kind: 'scheduled'; readonly payload: unknown; readonly runId: null };

const KINDS = ['report', 'organization', 'events', 'diagnose', 'scheduled'] as const;

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
    case 'events': {
      const asked = parseWith(eventsRequestSchema, payload, 'InvalidRequest', 'request');
      return { kind, runId: asked.runId ?? null };
    }
    case 'organization': {
      const asked = parseWith(organizationRequestSchema, payload, 'InvalidRequest', 'request');
      return { kind, runId: asked.runId ?? null };
    }
    case 'diagnose': {
      const asked = parseWith(diagnosisRequestSchema, payload, 'InvalidRequest', 'request');
      return { kind, paid: asked.paid, negative: asked.negative, runId: asked.runId ?? null };
    }
    case 'scheduled':
      return { kind, payload, runId: null };
    default: {
      const known = KINDS.map((one) => `'${one}'`).join(', ');
      throw new OuCostError(
        'InvalidRequest',
        `request: 'kind' (${JSON.stringify(kind)}) is not one of ${known}`,
      );
    }
  }
}

/** The report request in a payload; `{}` means the defaults. Fails with InvalidRequest, naming the part that is wrong. */
export function decodeRequest(payload: unknown, naming: Naming = byKey('request')): DecodedRequest {
  const kind = kindOf(payload);
  if (kind !== 'report') {
    throw new OuCostError('InvalidRequest', `request: 'kind' (${JSON.stringify(kind)}) is not 'report'`);
  }
  const {
    kind: _,
    runId: id,
    answer,
    period,
    granularity,
    metric,
    by,
    detail,
    ou,
    excludeOu,
    excludeChargeType,
    compare,
    trend,
    tree,
    source,
    reuseSettled,
    checkReused,
    billingViewArn,
    multiYear,
    maxCostExplorerRequests,
    maxGigabytesScanned,
    allowUnattributedDifference,
    ruleNames,
    compareIfAvailable,
    earlier,
    record,
    ...unread
  } = parseWith(reportRequestSchema, payload ?? {}, 'InvalidRequest', naming);
  // An option that is accepted and not passed on does not compile.
  unread satisfies Record<string, never>;
  const metrics = [...new Set(metric.map(metricNamed))];
  const splits = [...new Set(by.map(splitNamed))];
  const asked = { kind: source, billingViewArn, maxCostExplorerRequests, maxGigabytesScanned };
  assertOfSource(asked, { metrics, splits }, naming);
  if (checkReused && !reuseSettled) {
    throw new OuCostError(
      'InvalidRequest',
      `${naming.part(['checkReused'], true)} checks months that are reused, and none is; add ${naming.part(['reuseSettled'], true)}`,
    );
  }
  return {
    runId: id ?? null,
    answer,
    earlier: earlier ?? null,
    record,
    source: asked,
    report: {
      period: parsePeriod(period),
      granularity: granularity === 'daily' ? 'DAILY' : 'MONTHLY',
      metrics: metrics.length === 0 ? [REQUEST_OPTIONS.metric.default] : metrics,
      by: splits.length === 0 ? [REQUEST_OPTIONS.by.default] : splits,
      detail,
      organizationalUnits: ou,
      excludedOrganizationalUnits: excludeOu,
      excludedChargeTypes: [...new Set(excludeChargeType)],
      compare,
      ...(compareIfAvailable ? { comparesIfAvailable: true } : {}),
      trend,
      wholeMonthsOnly: multiYear,
      allowUnattributedDifference,
      ...(tree === REQUEST_OPTIONS.tree.default ? {} : { tree }),
      ...(reuseSettled ? { reusesSettled: true } : {}),
      ...(checkReused ? { checksReused: true } : {}),
      ruleNames: ruleNames.map(({ rule, ou: unit, account }) => ({
        rule,
        ...(unit === undefined ? {} : { unit }),
        ...(account === undefined ? {} : { account }),
      })),
    },
  };
}
