/** A fault plan that cannot be; its message is one line that says where and what to write instead. */
export class FaultError extends Error {
  override readonly name = 'FaultError';
}
