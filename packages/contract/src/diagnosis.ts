import {
  CHECK_IDS,
  DIAGNOSIS_SCHEMA,
  type Diagnosis,
  ERROR_CODES,
  type ErrorCode,
  OUTCOMES,
} from '@ou-cost/spend';
import * as z from 'zod';
import { parseWith } from './parse.ts';

const mend = z.object({
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

const check = z.object({
  id: z.enum(CHECK_IDS),
  hop: z.string(),
  proves: z.enum(['allowed', 'refused']),
  as: z.enum(['caller', 'invoker', 'worker', 'reader']),
  principal: z.string().nullable(),
  action: z.string(),
  resource: z.string().nullable(),
  outcome: z.enum(OUTCOMES),
  answer: z.string(),
  code: z.enum(Object.keys(ERROR_CODES) as ErrorCode[]).nullable(),
  mend: mend.nullable(),
});

/** `ou-cost/diagnosis@1`, as the function answers it and as `ou-cost doctor --output json` prints it. */
const diagnosisSchema: z.ZodType<Diagnosis> = z.object({
  schema: z.literal(DIAGNOSIS_SCHEMA),
  producer: z.string(),
  runId: z.string(),
  generatedAt: z.string(),
  function: z.object({ producer: z.string(), codeDate: z.iso.date().nullable() }).nullable(),
  checks: z.array(check),
});

/** The diagnosis in a function's answer. Fails with MalformedAnswer, naming what does not fit. */
export function decodeDiagnosis(input: unknown): Diagnosis {
  return parseWith(diagnosisSchema, input, 'MalformedAnswer', "the function's answer");
}
