import { type Call, ServiceError } from '../service.ts';

/** A function that a caller named. */
export interface FunctionReference {
  readonly arn: string;
  readonly qualifier?: string;
}

const name = '[a-zA-Z0-9_-]{1,64}';
const qualifier = '(?::([a-zA-Z0-9$_-]+))?';
const whole = new RegExp(`^arn:[^:]+:lambda:([a-z0-9-]+):(\\d{12}):function:(${name})${qualifier}$`);
const partial = new RegExp(`^(?:(\\d{12}):)?(?:function:)?(${name})${qualifier}$`);

/**
 * Reads a function's name, partial ARN (`account:function:name`) or ARN, with or without a qualifier.
 * @throws ServiceError ValidationException, or ResourceNotFoundException for another region's ARN
 */
export function parseFunctionReference(text: string, call: Call): FunctionReference {
  const [, region, arnAccount, arnName, arnQualifier] = whole.exec(text) ?? [];
  if (region !== undefined && region !== call.region) {
    throw new ServiceError(
      'ResourceNotFoundException',
      `Functions from '${region}' are not reachable in this region ('${call.region}')`,
      404,
    );
  }
  const [, account, partialName, partialQualifier] = partial.exec(text) ?? [];
  const found = arnName ?? partialName;
  if (found === undefined) {
    throw new ServiceError(
      'ValidationException',
      `1 validation error detected: Value '${text}' at 'functionName' failed to satisfy constraint: ` +
        'Member must be a function name, a partial ARN or an ARN',
    );
  }
  const owner = arnAccount ?? account ?? call.caller.accountId;
  const given = arnQualifier ?? partialQualifier;
  return {
    arn: `arn:${call.partition}:lambda:${call.region}:${owner}:function:${found}`,
    ...(given === undefined ? {} : { qualifier: given }),
  };
}
