import type { Attempt } from '../failure/attempt.ts';
import { reading } from '../failure/reading.ts';
import { everyPage } from '../pacing/every-page.ts';
import type { PacedCalls } from '../pacing/paced-calls.ts';
import type { SignedJsonClient } from '../signed-requests/client.ts';
import { pageToken, type ReadRecord, recordsIn } from './record.ts';

const SOURCE = 'CloudTrail';
export const HOP = "read the organization's events";

/** The most events on a page. https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_LookupEvents.html */
const EVENTS_OF_PAGE = 50;

export interface LookupOptions {
  readonly client: SignedJsonClient;
  readonly calls: PacedCalls;
  /** Null: the caller's own credentials. */
  readonly readerRoleArn: string | null;
}

/** Both in milliseconds since 1970, and both included. */
interface LookupTime {
  readonly from: number;
  readonly to: number;
}

/** CloudTrail's event history. Each call fails with an OuCostError. */
export class EventLookup {
  readonly #options: LookupOptions;

  constructor(options: LookupOptions) {
    this.#options = options;
  }

  /** Every event of this name, the newest first. */
  async named(name: string, { from, to }: LookupTime): Promise<readonly ReadRecord[]> {
    const request = {
      LookupAttributes: [{ AttributeKey: 'EventName', AttributeValue: name }],
      // The protocol writes seconds.
      StartTime: Math.floor(from / 1000),
      EndTime: Math.floor(to / 1000),
      MaxResults: EVENTS_OF_PAGE,
    };
    const pages = everyPage(
      'LookupEvents',
      (token) => this.#ask(token === undefined ? request : { ...request, NextToken: token }),
      ({ token }) => token,
    );
    return (await Array.fromAsync(pages)).flatMap(({ records }) => records);
  }

  /** Asks for one event, whichever, to see whether it may be asked for. */
  async probe(): Promise<void> {
    await this.#ask({ MaxResults: 1 });
  }

  async #ask(request: object) {
    const { client, calls } = this.#options;
    const answer = await calls.call(this.#attempt(), (sending) =>
      client.send('LookupEvents', request, sending),
    );
    return reading(SOURCE, () => ({ records: recordsIn(answer), token: pageToken(answer) }));
  }

  #attempt(): Attempt {
    const { readerRoleArn } = this.#options;
    return {
      hop: HOP,
      action: 'cloudtrail:LookupEvents',
      resource: '*',
      ...(readerRoleArn === null ? {} : { principal: readerRoleArn }),
    };
  }
}
