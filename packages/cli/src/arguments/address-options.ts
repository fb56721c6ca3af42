import { configSchema } from '@ou-cost/contract';
import { OuCostError } from '@ou-cost/spend';
import type * as z from 'zod';

/** A value on the command line must fulfil what the configuration's schema asks of it. */
const { payer, callers, names, externalId } = configSchema.shape;
const region = payer.shape.region;
const roleArn = callers.element.shape.roleArn;
const functionName = names.unwrap().shape.function.unwrap();

const FUNCTION_ARN = /^arn:aws[a-z-]*:lambda:[a-z0-9-]+:\d{12}:function:[\w-]{1,64}(:[\w$-]{1,128})?$/;

function checked(schema: z.ZodType<string>, option: string, value: string): string {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const why = result.error.issues.map((issue) => issue.message).join('; ');
  throw new OuCostError('InvalidUsage', `${option} '${value}' ${why}`);
}

/** Each of these returns the value, or fails with InvalidUsage; the message names the option and the value. */
export const regionOption = (value: string, option = '--region') => checked(region, option, value);
export const roleArnOption = (value: string, option: string) => checked(roleArn, option, value);
export const externalIdOption = (value: string) => checked(externalId.unwrap(), '--external-id', value);

/** A function's name or ARN. */
export function functionOption(value: string): string {
  if (!value.startsWith('arn:')) return checked(functionName, '--function', value);
  if (FUNCTION_ARN.test(value)) return value;
  throw new OuCostError(
    'InvalidUsage',
    `--function '${value}' is not a function's ARN: write it as in 'arn:aws:lambda:ap-northeast-1:111111111111:function:ou-cost-report'`,
  );
}
