/** The first module of a function's process: loads the handler, handles one event, tells the parent. */
import { once } from 'node:events';
import { patchConsole } from './console.ts';
import { failureOf, RuntimeFailure } from './failure.ts';
import { type Handler, loadHandler } from './handler-module.ts';
import type { FunctionFailure, InvokeMessage, RuntimeMessage } from './messages.ts';
import { provideStreamifyResponse, responseStream } from './response-stream.ts';

// biome-ignore lint/style/noProcessEnv: this is the process whose environment AWS defines
const environment = process.env;
let requestId: string | undefined;

// The function must not find its parent.
const send = process.send?.bind(process);
Reflect.deleteProperty(process, 'send');

function tell(message: RuntimeMessage): void {
  // Standard output and error are pipes, written synchronously: what was logged is there before this arrives.
  send?.(message);
  // From here on the process waits for its parent: for the event, or to be ended.
  process.channel?.ref();
}

function fail(title: string, failure: FunctionFailure): void {
  console.error(`${title} \t${JSON.stringify({ ...failure, trace: undefined, stack: failure.trace })}`);
  tell({ type: 'failure', failure });
}

// A function must not outlive the sandbox, however that ends.
process.once('disconnect', () => process.exit());
patchConsole(environment['AWS_LAMBDA_LOG_FORMAT'], () => requestId);
process.on('uncaughtException', (error) => fail('Uncaught Exception', failureOf(error)));
process.on('unhandledRejection', (reason) =>
  fail(
    'Unhandled Promise Rejection',
    failureOf(new RuntimeFailure('Runtime.UnhandledPromiseRejection', String(reason))),
  ),
);

try {
  provideStreamifyResponse();
  const handler = await loadHandler(environment['LAMBDA_TASK_ROOT'] ?? '', environment['_HANDLER'] ?? '');
  process.once('message', (message: InvokeMessage) => void handle(handler, message));
  tell({ type: 'ready' });
} catch (error) {
  fail('Uncaught Exception', failureOf(error));
}

async function handle(handler: Handler, message: InvokeMessage): Promise<void> {
  requestId = message.requestId;
  // Only the function's own work keeps its process alive from here on.
  process.channel?.unref();
  process.once('beforeExit', () =>
    fail(
      'Uncaught Exception',
      failureOf(
        new RuntimeFailure(
          'Runtime.NodeJsExit',
          'the process had nothing left to do: most commonly a promise that was never settled',
        ),
      ),
    ),
  );
  try {
    await answer(handler, JSON.parse(message.event), contextOf(message));
  } catch (error) {
    fail('Invoke Error', failureOf(error));
    return;
  }
  tell({ type: 'result', streamed: handler.streams });
}

/** Resolves once the whole answer is on its way. */
async function answer(handler: Handler, event: unknown, context: unknown): Promise<void> {
  const response = responseStream();
  const written = once(response, 'finish');
  // Whoever fails first is told; the other must not be unhandled.
  written.catch(() => {});
  if (handler.streams) await handler.invoke(event, response, context);
  else response.end(stringify(await handler.invoke(event, context)));
  await written;
}

function stringify(result: unknown): string {
  try {
    return JSON.stringify(result ?? null) ?? 'null';
  } catch (error) {
    throw new RuntimeFailure('Runtime.MarshalError', `Unable to stringify response body: ${String(error)}`);
  }
}

function contextOf({ deadlineMilliseconds, functionArn, clientContext, ...message }: InvokeMessage): unknown {
  return {
    callbackWaitsForEmptyEventLoop: true,
    functionName: environment['AWS_LAMBDA_FUNCTION_NAME'],
    functionVersion: environment['AWS_LAMBDA_FUNCTION_VERSION'],
    invokedFunctionArn: functionArn,
    memoryLimitInMB: environment['AWS_LAMBDA_FUNCTION_MEMORY_SIZE'],
    logGroupName: environment['AWS_LAMBDA_LOG_GROUP_NAME'],
    logStreamName: environment['AWS_LAMBDA_LOG_STREAM_NAME'],
    awsRequestId: message.requestId,
    clientContext: clientContext === undefined ? undefined : JSON.parse(clientContext),
    getRemainingTimeInMillis: () => Math.max(0, deadlineMilliseconds - Date.now()),
  };
}
