import type { CallRecorder } from '../call-recorder.ts';
import type { LogStore } from '../lambda/log-store.ts';
import type { Outgoing } from '../outgoing/services.ts';
import type { WireResponse } from '../protocols/endpoint.ts';
import { shownMail } from '../ses/mailbox.ts';
import type { ReceivedRequest } from './received-request.ts';

/** What whoever runs the sandbox can see and change of it, beside AWS. */
export interface Administered {
  readonly recorder: CallRecorder;
  readonly logs: LogStore;
  readonly outgoing: Pick<Outgoing, 'mailbox' | 'topics' | 'queues'>;
  /** Cost Explorer's current day, `YYYY-MM-DD`. */
  today(): string;
  /** @throws RangeError for what is not a date */
  moveTo(today: string): Promise<void>;
}

/**
 * Serves what the sandbox has seen (`GET /_sandbox/calls`, `logs`, `mails`, `notifications`, `queues`, `today`) and what changes
 * it (`PUT /_sandbox/today`), to tests and the demo, without a signature. Undefined for a request to AWS.
 */
export async function adminAnswer(
  request: ReceivedRequest,
  sandbox: Administered,
): Promise<WireResponse | undefined> {
  if (!request.rawPath.startsWith('/_sandbox/')) {
    return undefined;
  }
  const operations = new Map<string, () => unknown>([
    ['GET /_sandbox/calls', () => sandbox.recorder.all()],
    ['GET /_sandbox/logs', () => sandbox.logs.contents()],
    ['GET /_sandbox/mails', () => sandbox.outgoing.mailbox.mails.map(shownMail)],
    ['GET /_sandbox/notifications', () => sandbox.outgoing.topics.notifications],
    ['GET /_sandbox/queues', () => sandbox.outgoing.queues.contents()],
    ['GET /_sandbox/today', () => ({ today: sandbox.today() })],
    ['PUT /_sandbox/today', () => moveTo(request, sandbox)],
  ]);
  const operation = operations.get(`${request.method} ${request.rawPath}`);
  if (operation === undefined) {
    return answer(404, { message: `there is no ${request.method} ${request.rawPath}` });
  }
  try {
    return answer(200, await operation());
  } catch (error) {
    if (error instanceof RangeError) return answer(400, { message: error.message });
    throw error;
  }
}

/** The body is `{"today": "YYYY-MM-DD"}`. */
async function moveTo({ body }: ReceivedRequest, sandbox: Administered): Promise<unknown> {
  await sandbox.moveTo(requestedDay(body.toString()));
  return { today: sandbox.today() };
}

function requestedDay(text: string): string {
  try {
    const json: unknown = JSON.parse(text);
    if (typeof json === 'object' && json !== null && 'today' in json && typeof json.today === 'string') {
      return json.today;
    }
  } catch {
    // Refused below, as every other body without a day.
  }
  throw new RangeError('the body has no day: send {"today": "YYYY-MM-DD"}');
}

function answer(status: number, body: unknown): WireResponse {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}
