import type { Deliveries } from '../arguments/deliveries.ts';
import type { CliContext } from '../cli-context.ts';
import type { DeliverReport, openDelivery } from './open.ts';

/** What delivers a report; undefined where nobody is to get it, and then nothing of AWS is loaded. */
export async function deliveryFor(
  deliveries: Deliveries | null,
  reach: Parameters<typeof openDelivery>[1],
  context: CliContext,
): Promise<DeliverReport | undefined> {
  if (deliveries === null) return undefined;
  const { openDelivery: open } = await import('./open.ts');
  return open(deliveries, reach, context);
}
