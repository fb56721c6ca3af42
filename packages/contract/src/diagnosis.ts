import { CHECK_IDS, DEPLOYED_THROUGH, DIAGNOSIS_SCHEMA, type Diagnosis, OUTCOMES } from '@ou-cost/doctor';
import { ERROR_CODES, type ErrorCode } from '@ou-cost/spend';
import * as z from 'zod/mini';
import { parseWith } from './parse.ts';

const remedy = z.object({
  advice: z.array(z.string()),
  statements: z.array(
    z.object({
      principalArn: z.string(),
      policy: z.enum(['identity', 'trust']),
      statement: z.record(z.string(), z.unknown()),
    }),
  ),
  commands: z.array(z.string()),
});

/** A later version's function may name a way that is not known here. */
const way = z.catch(z.nullable(z.enum(DEPLOYED_THROUGH)), null);

const check = z.object({
  id: z.enum(CHECK_IDS),
  hop: z.string(),
  proves: z.enum(['allowed', 'refused']),
  as: z.enum(['caller', 'invoker', 'worker', 'reader', 'archivist', 'deliverer']),
  principal: z.nullable(z.string()),
  action: z.string(),
  resource: z.nullable(z.string()),
  outcome: z.enum(OUTCOMES),
  answer: z.string(),
  code: z.nullable(z.enum(Object.keys(ERROR_CODES) as ErrorCode[])),
  remedy: z.nullable(remedy),
});

/** `ou-cost/diagnosis@1`: the function's answer to a diagnosis, and the output of `ou-cost doctor --output json`. */
export const diagnosisSchema: z.ZodMiniType<Diagnosis> = z.object({
  schema: z.literal(DIAGNOSIS_SCHEMA),
  producer: z.string(),
  runId: z.string(),
  generatedAt: z.string(),
  function: z.nullable(
    z.object({
      producer: z.string(),
      codeDate: z.nullable(z.iso.date()),
      deployedThrough: z.optional(way),
    }),
  ),
  checks: z.array(check),
});

/** The diagnosis in a function's answer. Fails with MalformedAnswer, naming what does not fit. */
export function decodeDiagnosis(input: unknown): Diagnosis {
  return parseWith(diagnosisSchema, input, 'MalformedAnswer', "the function's answer");
}
