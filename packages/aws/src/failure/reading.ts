import { OuCostError } from '@ou-cost/spend';

/**
 * Reads an answer whose members may have other types than AWS documents: the SDK passes on what the JSON has. A
 * TypeError on the way, such as a list that is no list, fails with MalformedAnswer.
 */
export function reading<T>(source: string, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
    throw new OuCostError(
      'MalformedAnswer',
      `${source} answered in a form that it does not document (${cause.message}); run again`,
      { cause },
    );
  }
}
