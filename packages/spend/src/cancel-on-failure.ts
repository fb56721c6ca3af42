import type { ReportPorts } from './report/ports.ts';

/** The result of the work. Where one part of it fails, the others may still be running: they are cancelled. */
export async function cancelOnFailure<T>(
  { cancel }: Pick<ReportPorts, 'cancel'>,
  work: Promise<T>,
): Promise<T> {
  try {
    return await work;
  } catch (failure) {
    cancel?.(failure);
    throw failure;
  }
}
