import type { DeployedFunction } from '../deployed/model.ts';
import type { SignedCall, WireResponse } from '../protocols/endpoint.ts';
import { jsonRoute, type RestRoute } from '../protocols/rest-endpoint.ts';
import { ServiceError } from '../service.ts';
import type { AsynchronousInvocations } from './asynchronous.ts';
import { bufferedAnswer } from './buffered-answer.ts';
import { functionDescription } from './function-description.ts';
import { parseFunctionReference } from './function-reference.ts';
import type { Invocation, Invoker } from './invoker.ts';
import { streamedAnswer } from './streamed-answer.ts';

const requestCap = 6_291_456;
/** Of an event, for which nobody waits. */
const eventCap = 1_048_576;

/**
 * Lambda for the deployed functions: GetFunction, Invoke, and InvokeWithResponseStream, for which the caller always waits.
 */
export function lambdaRoutes(
  functions: readonly DeployedFunction[],
  invoker: Invoker,
  asynchronous: AsynchronousInvocations,
): RestRoute[] {
  const find = (input: Record<string, unknown>, call: SignedCall): DeployedFunction =>
    findFunction(functions, input, call);
  return [
    invocationRoute(wholeInvocation, { invoker, asynchronous, find }),
    invocationRoute(streamedInvocation, { invoker, asynchronous: undefined, find }),
    getFunctionRoute(find),
  ];
}

type Find = (input: Record<string, unknown>, call: SignedCall) => DeployedFunction;

/** One of the two invoke operations, which differ in their path and in the encoding of the answer. */
interface InvokeOperation {
  readonly name: string;
  readonly path: RegExp;
  encode(invocation: Invocation, withLog: boolean): WireResponse;
}

const wholeInvocation: InvokeOperation = {
  name: 'Invoke',
  path: /^\/2015-03-31\/functions\/(?<FunctionName>[^/]+)\/invocations$/,
  encode: ({ outcome, logResult }, withLog) => {
    const { payload, functionError } = bufferedAnswer(outcome);
    return {
      status: 200,
      headers: {
        'content-type': 'application/json',
        'x-amz-executed-version': '$LATEST',
        ...(functionError === undefined ? {} : { 'x-amz-function-error': functionError }),
        ...(withLog ? { 'x-amz-log-result': logResult } : {}),
      },
      body: payload,
    };
  },
};

const streamedInvocation: InvokeOperation = {
  name: 'InvokeWithResponseStream',
  path: /^\/2021-11-15\/functions\/(?<FunctionName>[^/]+)\/response-streaming-invocations$/,
  encode: ({ outcome, logResult }, withLog) => ({
    status: 200,
    headers: { 'content-type': 'application/vnd.amazon.eventstream', 'x-amz-executed-version': '$LATEST' },
    body: streamedAnswer(outcome, withLog ? logResult : undefined),
  }),
};

interface InvocationParts {
  readonly invoker: Invoker;
  /** Undefined for an operation whose caller always waits. */
  readonly asynchronous: AsynchronousInvocations | undefined;
  readonly find: Find;
}

function invocationRoute(operation: InvokeOperation, parts: InvocationParts): RestRoute {
  return {
    name: operation.name,
    method: 'POST',
    path: operation.path,
    input: (request, query) => ({
      Qualifier: query.get('Qualifier') ?? undefined,
      InvocationType: request.headers['x-amz-invocation-type'] ?? 'RequestResponse',
      LogType: request.headers['x-amz-log-type'] ?? 'None',
      ClientContext: request.headers['x-amz-client-context'],
      Payload: request.body,
    }),
    operation: {
      action: 'lambda:InvokeFunction',
      resource: functionArn,
      handle: (input, call) => invoke(parts, input, call),
    },
    encode: (output) => {
      const { invocation, withLog, status } = output as InvokeOutput;
      return invocation ? operation.encode(invocation, withLog) : { status, headers: {}, body: '' };
    },
  };
}

interface InvokeOutput {
  /** Undefined for a dry run, and where nobody waits. */
  readonly invocation?: Invocation;
  readonly withLog: boolean;
  readonly status: number;
}

async function invoke(
  { invoker, asynchronous, find }: InvocationParts,
  input: Record<string, unknown>,
  call: SignedCall,
): Promise<InvokeOutput> {
  const type = input['InvocationType'];
  const payload = input['Payload'] instanceof Buffer ? input['Payload'] : Buffer.alloc(0);
  const isEvent = type === 'Event' && asynchronous !== undefined;
  if (type !== 'RequestResponse' && type !== 'DryRun' && !isEvent) {
    throw new ServiceError(
      'InvalidParameterValueException',
      `the sandbox does not serve InvocationType ${String(type)} here`,
    );
  }
  const cap = isEvent ? eventCap : requestCap;
  if (payload.length > cap) {
    throw new ServiceError(
      'RequestTooLargeException',
      `Request must be smaller than ${cap} bytes for the InvokeFunction operation`,
      413,
    );
  }
  const deployed = find(input, call);
  const withLog = input['LogType'] === 'Tail';
  if (type === 'DryRun') {
    return { withLog, status: 204 };
  }
  const event = parseEvent(payload);
  if (isEvent) {
    void asynchronous.send(deployed, event);
    return { withLog, status: 202 };
  }
  return {
    withLog,
    status: 200,
    invocation: await invoker.invoke(deployed, event, clientContext(input['ClientContext'])),
  };
}

/** The event for the function: an empty body means an empty object. */
function parseEvent(payload: Buffer): string {
  const text = payload.length === 0 ? '{}' : payload.toString('utf8');
  return checkedJson(text, (reason) => `Could not parse request body into json: ${reason}`);
}

function clientContext(header: unknown): string | undefined {
  if (header === undefined) {
    return undefined;
  }
  const text = Buffer.from(String(header), 'base64').toString('utf8');
  return checkedJson(text, () => 'Client context must be a valid Base64-encoded JSON object.');
}

function checkedJson(text: string, message: (reason: string) => string): string {
  try {
    JSON.parse(text);
    return text;
  } catch (error) {
    throw new ServiceError('InvalidRequestContentException', message(String(error)));
  }
}

function getFunctionRoute(find: Find): RestRoute {
  return jsonRoute(
    'GetFunction',
    'GET',
    /^\/2015-03-31\/functions\/(?<FunctionName>[^/]+)$/,
    (_request, query) => ({ Qualifier: query.get('Qualifier') ?? undefined }),
    {
      action: 'lambda:GetFunction',
      resource: functionArn,
      handle: (input, call) => functionDescription(find(input, call)),
    },
  );
}

function functionArn(input: Record<string, unknown>, call: SignedCall): string {
  const { arn, qualifier } = parseFunctionReference(String(input['FunctionName']), call);
  const given = input['Qualifier'] ?? qualifier;
  if (given !== undefined && given !== '$LATEST') {
    throw new ServiceError(
      'InvalidParameterValueException',
      `the sandbox has no versions and aliases: omit the qualifier ${String(given)}`,
    );
  }
  return arn;
}

function findFunction(
  functions: readonly DeployedFunction[],
  input: Record<string, unknown>,
  call: SignedCall,
): DeployedFunction {
  const arn = functionArn(input, call);
  const found = functions.find((deployed) => deployed.arn === arn);
  if (!found) {
    throw new ServiceError('ResourceNotFoundException', `Function not found: ${arn}`, 404);
  }
  return found;
}
