import type { CallRecorder } from '../call-recorder.ts';
import type { LogStore } from '../lambda/log-store.ts';
import type { WireResponse } from '../protocols/endpoint.ts';
import type { ReceivedRequest } from './received-request.ts';

/** Serves `GET /_sandbox/calls` and `GET /_sandbox/logs` to tests and the demo, without a signature. */
export function adminAnswer(
  request: ReceivedRequest,
  recorder: CallRecorder,
  logs: LogStore,
): WireResponse | undefined {
  if (!request.rawPath.startsWith('/_sandbox/')) {
    return undefined;
  }
  const contents = new Map<string, () => unknown>([
    ['/_sandbox/calls', () => recorder.all()],
    ['/_sandbox/logs', () => logs.contents()],
  ]);
  const found = request.method === 'GET' ? contents.get(request.rawPath) : undefined;
  const body = found?.() ?? { message: `there is no ${request.method} ${request.rawPath}` };
  return {
    status: found ? 200 : 404,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  };
}
