import type { CallRecorder } from '../call-recorder.ts';
import type { Watch } from '../cloudwatch/watch.ts';
import type { LogStore } from '../lambda/log-store.ts';
import type { Outgoing } from '../outgoing/services.ts';
import type { WireResponse } from '../protocols/endpoint.ts';
import type { Schedules, SimulatedTime } from '../scheduler/schedules.ts';
import { shownMail } from '../ses/mailbox.ts';
import type { ReceivedRequest } from './received-request.ts';

/** What whoever runs the sandbox can see and change of it, beside AWS. */
export interface Administered {
  readonly recorder: CallRecorder;
  readonly logs: LogStore;
  readonly watch: Watch;
  readonly schedules: Schedules;
  readonly time: SimulatedTime;
  readonly outgoing: Pick<Outgoing, 'mailbox' | 'topics' | 'queues'>;
  /** Cost Explorer's current day, `YYYY-MM-DD`. */
  today(): string;
  /** @throws RangeError for what is not a date */
  moveTo(today: string): Promise<void>;
}

/**
 * Serves what the sandbox has seen (`GET /_sandbox/calls`, `logs`, `mails`, `notifications`, `queues`, `alarms`, `time`, `today`) and
 * what changes it (`POST /_sandbox/schedules/fire`, `time` and `alarms/clear`, `PUT /_sandbox/today`), to tests and the demo, without a signature. Undefined for a request to AWS.
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
    ['GET /_sandbox/alarms', () => sandbox.watch.alarms()],
    ['POST /_sandbox/alarms/clear', () => sandbox.watch.forget()],
    ['POST /_sandbox/schedules/fire', () => fire(request, sandbox)],
    ['GET /_sandbox/time', () => ({ time: sandbox.time.now().toISOString() })],
    ['POST /_sandbox/time', () => goTo(request, sandbox)],
    ['GET /_sandbox/today', () => ({ today: sandbox.today() })],
    ['PUT /_sandbox/today', () => moveTo(request, sandbox)],
  ]);
  const operation = operations.get(`${request.method} ${request.rawPath}`);
  if (operation === undefined) {
    return answer(404, { message: `there is no ${request.method} ${request.rawPath}` });
  }
  try {
    return answer(200, (await operation()) ?? {});
  } catch (error) {
    if (error instanceof RangeError) return answer(400, { message: error.message });
    throw error;
  }
}

/** The body is `{"today": "YYYY-MM-DD"}`. */
async function moveTo(request: ReceivedRequest, sandbox: Administered): Promise<unknown> {
  await sandbox.moveTo(textOf(request, 'today', '"YYYY-MM-DD"'));
  return { today: sandbox.today() };
}

/** The body is `{"name": SCHEDULE, "at": INSTANT}`, and `times` says how often it is delivered at once. */
async function fire(request: ReceivedRequest, { schedules }: Administered): Promise<unknown> {
  const name = textOf(request, 'name', '"SCHEDULE"');
  const at = instantOf(textOf(request, 'at', '"YYYY-MM-DDThh:mm:ssZ"'));
  return await schedules.fire(name, at, Number(bodyOf(request).get('times') ?? 1));
}

/** The body is `{"at": INSTANT}`. */
async function goTo(request: ReceivedRequest, { schedules, time }: Administered): Promise<unknown> {
  const fired = await schedules.goTo(instantOf(textOf(request, 'at', '"YYYY-MM-DDThh:mm:ssZ"')));
  return { time: time.now().toISOString(), fired };
}

function textOf(request: ReceivedRequest, member: string, example: string): string {
  const value = bodyOf(request).get(member);
  if (typeof value === 'string') return value;
  throw new RangeError(
    `the body has no ${member === 'today' ? 'day' : member}: send {"${member}": ${example}}`,
  );
}

function bodyOf({ body }: ReceivedRequest): ReadonlyMap<string, unknown> {
  try {
    const json: unknown = JSON.parse(body.toString());
    if (typeof json === 'object' && json !== null) return new Map(Object.entries(json));
  } catch {
    // A body that is not JSON has no members.
  }
  return new Map();
}

function instantOf(text: string): Date {
  const instant = new Date(text);
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/.test(text) && !Number.isNaN(instant.getTime()))
    return instant;
  throw new RangeError(`${JSON.stringify(text)} is no time: write YYYY-MM-DDThh:mm:ssZ`);
}

function answer(status: number, body: unknown): WireResponse {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}
