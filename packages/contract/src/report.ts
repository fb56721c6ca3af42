import { CHARGE_TYPES, METRICS, parseDecimal, REPORT_SCHEMA, type Report } from '@ou-cost/spend';
import * as z from 'zod/mini';
import { organizationFacts } from './config/organization-facts.ts';
import { parseWith } from './parse.ts';

const amount = z.string().check(z.refine((text) => parseDecimal(text) !== null, 'is not an amount'));
const amounts = z.array(amount);
const metric = z.enum(METRICS);
const chargeType = z.enum(CHARGE_TYPES);
const note = z.object({ code: z.string(), message: z.string() });

const spend = z.partialRecord(
  metric,
  z.object({
    amounts,
    gross: z.exactOptional(amounts),
    byChargeType: z.exactOptional(z.partialRecord(chargeType, amounts)),
    byService: z.exactOptional(z.record(z.string(), amounts)),
  }),
);

const period = z.object({ start: z.string(), end: z.string(), estimated: z.boolean(), settled: z.boolean() });

const change = z.partialRecord(
  metric,
  z.object({ before: amount, after: amount, change: amount, percent: z.nullable(amount) }),
);

const accountChange = z.object({
  id: z.string(),
  name: z.string(),
  organizationalUnitId: z.nullable(z.string()),
  status: z.enum(['new', 'departed', 'changed', 'unchanged']),
  change,
});

const comparison = z.object({
  with: z.string(),
  start: z.string(),
  end: z.string(),
  periods: z.array(period),
  total: change,
  organizationalUnits: z.array(z.object({ id: z.string(), direct: change, total: change })),
  accounts: z.array(accountChange),
  unattributed: change,
  movers: z.array(accountChange),
});

const organizationalUnit = z.object({
  id: z.string(),
  name: z.string(),
  parentId: z.nullable(z.string()),
  path: z.array(z.string()),
  depth: z.int().check(z.minimum(0)),
  accountIds: z.array(z.string()),
  direct: spend,
  total: spend,
});

const account = z.object({
  id: z.string(),
  name: z.string(),
  state: z.nullable(z.string()),
  organizationalUnitId: z.nullable(z.string()),
  spend,
});

const query = z.object({
  period: z.string(),
  start: z.string(),
  end: z.string(),
  granularity: z.enum(['MONTHLY', 'DAILY']),
  metrics: z.array(metric),
  by: z.enum(['charge-type', 'service']),
  detail: z.enum(['account', 'ou']),
  compare: z.string(),
  billingView: z.nullable(z.string()),
  unknownRecordTypes: z.array(z.string()),
});

const ruleValue = z.object({
  measure: z.enum(['total', 'gross', 'direct', 'change']),
  operator: z.enum(['>=', '<=', '>', '<']),
  limit: amount,
  unit: z.enum(['currency', 'percent']),
  value: z.nullable(amount),
});

const ruleOutcome = z.object({
  rule: z.string(),
  metric,
  holds: z.boolean(),
  findings: z.array(
    z.object({
      kind: z.enum(['organizational-unit', 'account', 'unattributed', 'total']),
      id: z.nullable(z.string()),
      name: z.string(),
      values: z.array(ruleValue),
    }),
  ),
});

const usage = z.object({
  requests: z.record(z.string(), z.int()),
  throttled: z.int(),
  retries: z.int(),
  costExplorerCharge: z.object({ amount, currency: z.literal('USD') }),
  durationMs: z.number(),
});

/** `ou-cost/report@1`: fields that a later version adds are let through by leaving them out. */
const reportSchema: z.ZodMiniType<Report> = z.object({
  schema: z.literal(REPORT_SCHEMA),
  producer: z.string(),
  runId: z.string(),
  generatedAt: z.string(),
  organization: organizationFacts,
  query,
  currency: z.string(),
  periods: z.array(period),
  selection: z.object({
    organizationalUnits: z.array(z.string()),
    excludedOrganizationalUnits: z.array(z.string()),
    excludedChargeTypes: z.array(chargeType),
    leftOut: spend,
  }),
  notes: z.array(note),
  total: spend,
  organizationalUnits: z.array(organizationalUnit),
  accounts: z.array(account),
  unattributed: z.object({ accountIds: z.array(z.string()), total: spend }),
  notAttributedByAws: z.exactOptional(spend),
  comparison: z.exactOptional(comparison),
  rules: z.exactOptional(z.array(ruleOutcome)),
  reconciliation: z.object({
    status: z.enum(['reconciled', 'difference-allowed']),
    tolerance: amount,
    checks: z.array(
      z.object({ metric, period: z.string(), attributed: amount, independent: amount, difference: amount }),
    ),
  }),
  usage,
});

/** The report in a function's answer. Fails with MalformedAnswer, naming what does not fit. */
export function decodeReport(input: unknown): Report {
  return parseWith(reportSchema, input, 'MalformedAnswer', "the function's answer");
}
