/** Somebody who can stop work that is under way. */
export interface Cancellable {
  /**
   * Told of the failure that ended a run, so that nothing more is read or paid for; resolves once what the run had begun
   * elsewhere is ended. @default reading goes on
   */
  readonly cancel?: ((reason: unknown) => void) | ((reason: unknown) => Promise<void>);
}

/** The result of the work. Where one part of it fails, the others may still be running: they are cancelled. */
export async function cancelOnFailure<T>({ cancel }: Cancellable, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (failure) {
    await cancel?.(failure);
    throw failure;
  }
}
