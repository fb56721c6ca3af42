import { gunzipSync } from 'node:zlib';
import { MAX_UNPACKED_BYTES } from '@ou-cost/contract';
import { OuCostError } from '@ou-cost/spend';

/**
 * The value that a request carries as JSON, gzipped, in base64; still to be checked. Fails with InvalidRequest where it
 * is not that, or larger than `mostBytes` when it is unpacked.
 */
export function unpacked(text: string, mostBytes = MAX_UNPACKED_BYTES): unknown {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text)) throw invalid('is not in base64');
  return parsed(inflated(Buffer.from(text, 'base64'), mostBytes));
}

function inflated(bytes: Buffer, mostBytes: number): Buffer {
  try {
    return gunzipSync(bytes, { maxOutputLength: mostBytes });
  } catch (cause) {
    const isTooLarge = cause instanceof Error && 'code' in cause && cause.code === 'ERR_BUFFER_TOO_LARGE';
    throw invalid(isTooLarge ? `has more than ${mostBytes} bytes when it is unpacked` : 'is not gzip', cause);
  }
}

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw invalid('is not JSON when it is unpacked', cause);
  }
}

function invalid(why: string, cause?: unknown): OuCostError {
  return new OuCostError('InvalidRequest', `request: 'earlier' ${why}`, { cause });
}
