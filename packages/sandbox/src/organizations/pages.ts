import { createHash, createHmac, randomBytes } from 'node:crypto';
import { ServiceError } from '../service.ts';

const largestPage = 20;

/** A page of a listing and the token for the next one. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly nextToken: string | undefined;
}

interface Position {
  readonly request: string;
  /** The ordinal of the last item on the page before. */
  readonly after: number;
  /** Counts from 1. */
  readonly page: number;
}

/** Divides listings into pages with opaque tokens that are valid only for the same request. */
export class Pages {
  readonly #secret = randomBytes(16);
  readonly #pageSize: number;
  readonly #emptyPageEvery: number | undefined;

  constructor(options: { pageSize?: number; emptyPageEvery?: number } = {}) {
    this.#pageSize = options.pageSize ?? largestPage;
    this.#emptyPageEvery = options.emptyPageEvery;
  }

  /**
   * The page of `items`, which are ordered by ordinal, for MaxResults and NextToken in `input`.
   * @throws ServiceError InvalidInputException
   */
  cut<T extends { ordinal: number }>(
    operation: string,
    input: Record<string, unknown>,
    items: readonly T[],
  ): Page<T> {
    const size = Math.min(this.#pageSize, maxResults(input));
    const { MaxResults: _size, NextToken: token, ...rest } = input;
    const request = createHash('sha256')
      .update(JSON.stringify([operation, rest]))
      .digest('base64url');
    const position = token === undefined ? { request, after: 0, page: 1 } : this.#read(token, request);
    const first = items.findIndex((item) => item.ordinal > position.after);
    const left = first < 0 ? 0 : items.length - first;
    const isEmptyPage = this.#emptyPageEvery !== undefined && position.page % this.#emptyPageEvery === 0;
    const shown = isEmptyPage || first < 0 ? [] : items.slice(first, first + size);
    const next = { request, after: shown.at(-1)?.ordinal ?? position.after, page: position.page + 1 };
    return { items: shown, nextToken: shown.length < left ? this.#write(next) : undefined };
  }

  #write(position: Position): string {
    const content = Buffer.from(JSON.stringify(position)).toString('base64url');
    return `${content}.${this.#seal(content)}`;
  }

  #read(token: unknown, request: string): Position {
    const [content = '', seal] = String(token).split('.');
    if (seal === this.#seal(content)) {
      const position: Position = JSON.parse(Buffer.from(content, 'base64url').toString('utf8'));
      if (position.request === request) {
        return position;
      }
    }
    throw invalidInput('INVALID_NEXT_TOKEN', 'The provided NextToken is invalid.');
  }

  #seal(content: string): string {
    return createHmac('sha256', this.#secret).update(content).digest('base64url');
  }
}

function maxResults(input: Record<string, unknown>): number {
  const value = input['MaxResults'] ?? largestPage;
  if (typeof value !== 'number' || !Number.isInteger(value)) {
    throw new ServiceError(
      'SerializationException',
      `MaxResults is ${JSON.stringify(value)}, expected an integer`,
    );
  }
  if (value < 1) {
    throw invalidInput('MIN_VALUE_EXCEEDED', 'You provided a value for MaxResults below the minimum of 1.');
  }
  if (value > largestPage) {
    throw invalidInput(
      'MAX_VALUE_EXCEEDED',
      `You provided a value for MaxResults above the maximum of ${largestPage}.`,
    );
  }
  return value;
}

export function invalidInput(reason: string, message: string): ServiceError {
  return new ServiceError('InvalidInputException', message, 400, { Reason: reason });
}
