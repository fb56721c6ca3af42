/** The first module of a function's process: loads the handler, handles one event, reports to the parent process. */
import { once } from 'node:events';
import { flushCompileCache } from 'node:module';
import { patchConsole } from './console.ts';
import { failureOf, RuntimeFailure } from './failure.ts';
import { type Handler, loadHandler } from './handler-module.ts';
import type { FunctionFailure, InvokeMessage, RuntimeMessage } from './messages.ts';
import { provideStreamifyResponse, responseStream } from './response-stream.ts';

// biome-ignore lint/style/noProcessEnv: this is the process whose environment AWS defines
const environment = process.env;
let requestId: string | undefined;

// The function must not be able to send messages to the parent process.
const send = process.send?.bind(process);
Reflect.deleteProperty(process, 'send');

function tell(message: RuntimeMessage): void {
  // Standard output and error are pipes with synchronous writes, so log lines arrive before this message.
  send?.(message);
  // Keeps the process alive until the parent sends the event or ends the process.
  process.channel?.ref();
}

function fail(title: string, failure: FunctionFailure): void {
  console.error(`${title} \t${JSON.stringify({ ...failure, trace: undefined, stack: failure.trace })}`);
  tell({ type: 'failure', failure });
}

// The function's process must end with the sandbox, even if the sandbox crashes.
process.once('disconnect', () => process.exit());
patchConsole(environment['AWS_LAMBDA_LOG_FORMAT'], () => requestId);
process.on('uncaughtException', (error) => fail('Uncaught Exception', failureOf(error)));
process.on('unhandledRejection', (reason) =>
  fail(
    'Unhandled Promise Rejection',
    failureOf(new RuntimeFailure('Runtime.UnhandledPromiseRejection', String(reason))),
  ),
);

// The process is killed at its end. The function's own code is not kept: it is in another folder each time.
flushCompileCache();
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
  // From here on only the function's own work keeps the process alive.
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

/** Resolves when the parent process can read the whole answer. */
async function answer(handler: Handler, event: unknown, context: unknown): Promise<void> {
  const response = responseStream();
  const written = once(response, 'finish');
  // Only the first failure is reported; this handler keeps the other from being an unhandled rejection.
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
