import { systemTiming } from '@ou-cost/aws/calls';
import type { DeliveryResult } from '@ou-cost/contract/scheduled';
import { OuCostError } from '@ou-cost/spend';
import type { DeliverTo, DeliveryBook, DeliveryTiming, Parcel, Sent, Target } from './ports.ts';

/** Exponential backoff with jitter between a half and the whole, in milliseconds. */
const BASE_BACKOFF = 500;
const MAX_BACKOFF = 30_000;

/** How long one sending may take, in milliseconds. A large mail takes seconds. */
const SENDING_TIMEOUT = 60_000;

/** So much time a sending needs to be worth beginning, in milliseconds. */
const SHORTEST_SENDING = 1_000;

/** Between two looks at what another invocation is sending, in milliseconds. */
const FIRST_LOOK = 500;
const LONGEST_LOOK = 5_000;

const LONGEST_REASON = 500;

export const deliverTo: DeliverTo = (targets, parcel, book, deadline, timing = systemTiming) =>
  Promise.all(targets.map((target) => deliver(target, parcel, book, deadline, timing)));

async function deliver(
  target: Target,
  parcel: Parcel,
  book: DeliveryBook,
  deadline: number,
  timing: DeliveryTiming,
): Promise<DeliveryResult> {
  const result = (status: DeliveryResult['status'], reason: string | null): DeliveryResult => ({
    target: target.id,
    status,
    reason: reason === null ? null : oneLine(reason),
  });
  const claimed = await claimOnceOver(target, book, deadline, timing).catch((failure: unknown) =>
    unclaimed(failure),
  );
  if (typeof claimed === 'object') return result('failed', claimed.reason);
  if (claimed !== true) return claimedBefore(claimed, result);
  const sent = await sendUntil(target, parcel, deadline, timing);
  const status = sent.kind === 'refused' ? 'failed' : sent.kind;
  const unwritten = await book.finish(target.id, status).then(
    () => null,
    (failure: unknown) => `it cannot be written down (${nameOf(failure)})`,
  );
  const reasons = [
    ...(sent.kind === 'delivered' ? [] : [sent.reason]),
    ...(unwritten === null ? [] : [unwritten]),
  ];
  return result(status, reasons.length === 0 ? null : reasons.join('; '));
}

/**
 * A claim, for which it waits while another invocation is at it. That one has no more time than this one, so that one which
 * does not end until the deadline never will: its machine failed, and nobody else would say so.
 */
async function claimOnceOver(
  { id }: Target,
  book: DeliveryBook,
  deadline: number,
  timing: DeliveryTiming,
): ReturnType<DeliveryBook['claim']> {
  for (let pause = FIRST_LOOK; ; pause = Math.min(2 * pause, LONGEST_LOOK)) {
    const claimed = await book.claim(id);
    if (claimed !== 'under-way' || timing.now() + pause >= deadline) return claimed;
    await timing.sleep(pause);
  }
}

function claimedBefore(
  state: 'delivered' | 'unknown' | 'under-way',
  result: (status: DeliveryResult['status'], reason: string | null) => DeliveryResult,
): DeliveryResult {
  switch (state) {
    case 'delivered':
      return result('delivered-before', null);
    case 'unknown':
      return result('unknown-before', 'an earlier sending had no answer, so that it may have arrived');
    case 'under-way':
      return result(
        'under-way',
        'another invocation began to send it and did not end, so that it may have arrived',
      );
  }
}

/** Sends until it is known to be delivered, cannot be told, cannot succeed, or the time is spent. */
async function sendUntil(
  target: Target,
  parcel: Parcel,
  deadline: number,
  timing: DeliveryTiming,
): Promise<Sent> {
  let last: Sent = { kind: 'refused', again: false, reason: 'there was no time left to send it' };
  for (let count = 0; ; count += 1) {
    const left = deadline - timing.now();
    if (left < SHORTEST_SENDING) return last;
    last = await sendOnce(target, parcel, timing.timeout(Math.min(SENDING_TIMEOUT, left)));
    if (last.kind !== 'refused' || !last.again) return last;
    const pause = Math.min(MAX_BACKOFF, BASE_BACKOFF * 2 ** count) * (0.5 + timing.random() / 2);
    if (timing.now() + pause + SHORTEST_SENDING > deadline) return last;
    await timing.sleep(pause);
  }
}

/** What a target throws is a defect of it, after which nobody knows what was sent. */
async function sendOnce(target: Target, parcel: Parcel, signal: AbortSignal): Promise<Sent> {
  try {
    return await target.send(parcel, signal);
  } catch (failure) {
    return { kind: 'unknown', reason: `sending it failed unexpectedly (${nameOf(failure)})` };
  }
}

function unclaimed(failure: unknown): { readonly reason: string } {
  return { reason: `it was not sent, since it cannot be written down that it is (${nameOf(failure)})` };
}

/** Messages may hold what was sent, and codes do not. */
function nameOf(failure: unknown): string {
  if (failure instanceof OuCostError) return failure.code;
  return failure instanceof Error && /^\w{1,80}$/.test(failure.name) ? failure.name : 'Error';
}

function oneLine(text: string): string {
  const line = text.replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ');
  return line.length > LONGEST_REASON ? `${line.slice(0, LONGEST_REASON - 1)}…` : line;
}
