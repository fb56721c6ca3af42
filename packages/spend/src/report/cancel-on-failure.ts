import type { ReportPorts } from './ports.ts';

/** What the work gives. Where one part of it fails others may still be at it: they are told to stop. */
export async function orAbandon<T>({ abandon }: Pick<ReportPorts, 'abandon'>, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (failure) {
    abandon?.(failure);
    throw failure;
  }
}
