import type { DeliveryResult } from '@ou-cost/contract/scheduled';
import type { DeliveryBook, Parcel, Target } from '@ou-cost/deliver';
import type { VirtualTime } from '../../../sandbox/src/testing/virtual-time.ts';

/** Each target by itself, on the time of a test. */
export const memoryDelivery =
  (timing: VirtualTime) =>
  (targets: readonly Target[], parcel: Parcel, book: DeliveryBook, deadline: number) =>
    Promise.all(targets.map((target) => one(target, parcel, book, deadline, timing)));

async function one(
  target: Target,
  parcel: Parcel,
  book: DeliveryBook,
  deadline: number,
  timing: VirtualTime,
): Promise<DeliveryResult> {
  const result = (status: DeliveryResult['status'], reason: string | null = null) => ({
    target: target.id,
    status,
    reason,
  });
  let claim: Awaited<ReturnType<DeliveryBook['claim']>>;
  try {
    claim = await book.claim(target.id);
  } catch (failure) {
    return result('failed', String(failure));
  }
  if (claim === 'delivered') return result('delivered-before');
  if (claim === 'unknown') return result('unknown-before');
  if (claim === 'under-way') return result('under-way');
  for (let pause = 500; ; pause *= 2) {
    const sent = await target.send(parcel, timing.timeout(Math.max(0, deadline - timing.now())));
    const finish = (status: 'delivered' | 'failed' | 'unknown') =>
      book.finish(target.id, status).catch(() => {});
    if (sent.kind === 'delivered') {
      await finish('delivered');
      return result('delivered');
    }
    if (sent.kind === 'unknown') {
      await finish('unknown');
      return result('unknown', sent.reason);
    }
    if (!sent.again || timing.now() + pause >= deadline) {
      await finish('failed');
      return result('failed', sent.reason);
    }
    await timing.sleep(pause);
  }
}
