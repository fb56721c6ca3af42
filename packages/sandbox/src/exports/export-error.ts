/** A bill that an export's table cannot say, or a request for an export that makes no sense. */
export class ExportError extends Error {
  override readonly name = 'ExportError';
}
