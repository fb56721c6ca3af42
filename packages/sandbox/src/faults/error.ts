/** An invalid fault plan; the message is one line that names the place and says what to write instead. */
export class FaultError extends Error {
  override readonly name = 'FaultError';
}
