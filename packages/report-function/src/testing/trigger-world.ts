import type { ArchiveStore } from '@ou-cost/archive';
import type { DeliveryResult } from '@ou-cost/contract/scheduled';
import { deliverTo, type Parcel, type Sent, type Target } from '@ou-cost/deliver';
import { type MadeReport, OuCostError } from '@ou-cost/spend';
import { StoredScheduleBook } from '../../../archive/src/schedules/stored-schedule-book.ts';
import { StoredArchive } from '../../../archive/src/stored-archive.ts';
import { MemoryStore } from '../../../archive/src/testing/memory-store.ts';
import { runOf, treeOf } from '../../../archive/src/testing/runs.ts';
import { VirtualTime } from '../../../sandbox/src/testing/virtual-time.ts';
import { answerTrigger, type TriggerAnswer } from '../scheduled/answer-trigger.ts';
import { deadlinesOf } from '../scheduled/deadlines.ts';
import type { TriggerPorts } from '../scheduled/ports.ts';

const TRIGGER = { schedule: 'monthly', scheduledTime: '2026-11-07T05:00:00Z' };
const ASKED = '0'.repeat(32);
export const START = Date.parse(TRIGGER.scheduledTime);
export const TIMEOUT = 300_000;
const RESERVE = 2_000;
/** How long S3's client tries before it gives up. */
const GIVES_UP_AFTER = 8_000;
const CALL = 20;

/** What a target does with one sending. `silent`: no answer comes, and it may have arrived. */
export type TargetFault = 'takes' | 'busy' | 'refuses' | 'silent-arrived' | 'silent-lost' | 'slow';

/** What the source does with one paid run. */
type SourceFault = 'reconciled' | 'not-checked' | 'fails';

/** From second to second after the trigger. `down`: nothing is written; `mute`: it is written, and no answer comes. */
interface Outage {
  readonly from: number;
  readonly until: number;
  readonly kind: 'down' | 'mute';
}

/** Everything that happens to one trigger. */
export interface Trial {
  readonly attempts: number;
  readonly source: readonly SourceFault[];
  readonly sourceSeconds: number;
  readonly outages: readonly Outage[];
  /** Writes of these keys are refused for good, from this second on. */
  readonly refused: { readonly prefix: string; readonly from: number } | null;
  /** Of each target, one sending after the other; then it takes what comes. */
  readonly targets: readonly (readonly TargetFault[])[];
  /** When they begin, in seconds after the trigger, and after how many steps each of them dies. */
  readonly invocations: readonly { readonly at: number; readonly diesAfter: number | null }[];
}

/** What one invocation did, as the world saw it. */
export interface Invocation {
  readonly startedAt: number;
  end: 'answered' | 'failed' | 'died';
  answer: TriggerAnswer | null;
  failure: unknown;
  readonly paid: { readonly runId: string; readonly fault: SourceFault; isDelivered: boolean }[];
  readonly sent: { readonly target: string; readonly fault: TargetFault }[];
  /** Whether the archive did not work for it at some time. */
  isArchiveFaulty: boolean;
  readonly lines: string[];
}

const DIED = Symbol('died');

/** The world around the invocations of one trigger: an archive, a source, targets, and time. */
export class TriggerWorld {
  readonly timing = new VirtualTime(TRIGGER.scheduledTime);
  readonly store = new MemoryStore();
  readonly invocations: Invocation[] = [];
  /** How often each target got the report, and which. */
  readonly arrived = new Map<string, string[]>();
  readonly #trial: Trial;
  #paidRuns = 0;
  readonly #sendings = new Map<string, number>();

  constructor(trial: Trial) {
    this.#trial = trial;
  }

  get targetIds(): readonly string[] {
    return this.#trial.targets.map((_, at) => `topic-0000000${at}`);
  }

  async run(): Promise<void> {
    await Promise.all(
      this.#trial.invocations.map(async ({ at, diesAfter }) => {
        await this.timing.sleep(at * 1000);
        await this.#invoke(diesAfter);
      }),
    );
  }

  /** Whether the archive says of any run that it ended. */
  get isEnded(): boolean {
    return [...this.store.objects.keys()].some((key) => key.includes('/outcome-'));
  }

  /** Whether the report of a run is in the archive, and that it ended. */
  holds(runId: string): { readonly report: boolean; readonly outcome: boolean } {
    const keys = [...this.store.objects.keys()];
    return {
      report: keys.some((key) => key.startsWith('reports/') && key.endsWith(`/${runId}/report.json`)),
      outcome: keys.some(
        (key) =>
          /^schedules\/.*\/outcome-\d+\.json$/.test(key) &&
          JSON.stringify(this.store.json(key)).includes(runId),
      ),
    };
  }

  async #invoke(diesAfter: number | null): Promise<void> {
    const invocation: Invocation = {
      startedAt: this.timing.now(),
      end: 'died',
      answer: null,
      failure: null,
      paid: [],
      sent: [],
      isArchiveFaulty: false,
      lines: [],
    };
    this.invocations.push(invocation);
    let steps = 0;
    let died: () => void = () => {};
    const death = new Promise<typeof DIED>((resolve) => {
      died = () => resolve(DIED);
    });
    const endsAt = invocation.startedAt + TIMEOUT;
    /** Each step may be the last: what comes after it never happens. */
    const step = async (): Promise<void> => {
      if (diesAfter !== null && steps >= diesAfter) died();
      steps += 1;
      if ((diesAfter !== null && steps > diesAfter) || this.timing.now() >= endsAt) {
        await new Promise(() => {});
      }
    };
    const deadlines = deadlinesOf(invocation.startedAt, endsAt - RESERVE);
    const over = new AbortController();
    const timeout = this.timing.sleep(TIMEOUT, over.signal).then(() => DIED);
    const answered = answerTrigger(
      { trigger: TRIGGER, attempts: this.#trial.attempts, asked: ASKED },
      deadlines,
      this.#ports(invocation, step),
    ).catch((failure: unknown) => {
      invocation.failure = failure;
      return null;
    });
    const end = await Promise.race([answered, death, timeout]);
    over.abort();
    if (end === DIED || typeof end === 'symbol') return;
    invocation.answer = end;
    invocation.end = end === null ? 'failed' : 'answered';
  }

  #ports(invocation: Invocation, step: () => Promise<void>): TriggerPorts {
    const { timing } = this;
    const store = this.#faulty(invocation, step);
    return {
      timing,
      book: new StoredScheduleBook(store, timing.now),
      makeReport: (runId, deadline) => this.#report(invocation, step, runId, deadline),
      render: async () => ({
        files: [{ output: 'html', name: 'report.html', content: Buffer.from('<p>') }],
        failure: null,
      }),
      keep: async ({ report, recording }, files) => {
        const kept = await new StoredArchive(store).keep({ report, recording, files });
        return kept.report ?? '';
      },
      updateIndex: async () => {},
      readKept: async (place) => {
        const { report } = await new StoredArchive(store).reportAt(place);
        return { report, files: [] };
      },
      addressOf: (place) => `s3://archive/${place}/`,
      deliver: (parcel, book, deadline) =>
        deliverTo(
          this.#targets(invocation, step),
          { ...parcel, posting: { language: 'en', locale: 'en-US', sort: 'spend', top: null } },
          book,
          deadline,
          timing,
        ),
      log: {
        began: () => {},
        made: () => {},
        neverEnded: () => invocation.lines.push('run never ended'),
        notArchived: () => invocation.lines.push('archive not written'),
        indexNotUpdated: () => {},
        delivered: (results) => {
          for (const { target } of results.filter(isFailed))
            invocation.lines.push(`delivery failed ${target}`);
        },
      },
    };
  }

  async #report(
    invocation: Invocation,
    step: () => Promise<void>,
    runId: string,
    deadline: number,
  ): Promise<MadeReport> {
    await step();
    const fault = this.#trial.source[this.#paidRuns] ?? 'reconciled';
    this.#paidRuns += 1;
    const paid = { runId, fault, isDelivered: false };
    invocation.paid.push(paid);
    const end = this.timing.now() + this.#trial.sourceSeconds * 1000;
    await this.timing.sleep(Math.min(end, deadline) - this.timing.now());
    await step();
    if (end > deadline) throw new OuCostError('TimedOut', 'the time for the run is spent');
    if (fault === 'fails') throw new OuCostError('DataUnavailable', 'there is no data yet');
    paid.isDelivered = true;
    const { report, recording } = runOf(runId, treeOf('2026-11-07T05:00:00Z', [0, 1, 2]));
    const bills = report.bills.map((bill) => ({
      ...bill,
      reconciliation: { ...bill.reconciliation, status: fault },
    }));
    return { report: { ...report, bills }, recording };
  }

  #targets(invocation: Invocation, step: () => Promise<void>): Target[] {
    return this.#trial.targets.map((faults, at) => {
      const id = this.targetIds[at] ?? '';
      return {
        id,
        send: async ({ report }: Parcel, signal: AbortSignal): Promise<Sent> => {
          await step();
          const count = this.#sendings.get(id) ?? 0;
          this.#sendings.set(id, count + 1);
          const fault = faults[count] ?? 'takes';
          invocation.sent.push({ target: id, fault });
          const arrives = () => this.arrived.set(id, [...(this.arrived.get(id) ?? []), report.runId]);
          await this.timing.sleep(fault === 'slow' ? 9_000 : CALL, signal);
          if (signal.aborted) return { kind: 'unknown', reason: 'no answer' };
          if (fault === 'takes' || fault === 'slow' || fault === 'silent-arrived') arrives();
          await step();
          switch (fault) {
            case 'takes':
            case 'slow':
              return { kind: 'delivered' };
            case 'busy':
              return { kind: 'refused', again: true, reason: 'too many' };
            case 'refuses':
              return { kind: 'refused', again: false, reason: 'no such topic' };
            case 'silent-arrived':
            case 'silent-lost':
              return { kind: 'unknown', reason: 'no answer' };
          }
        },
      };
    });
  }

  /** The archive's store as one invocation finds it. */
  #faulty(invocation: Invocation, step: () => Promise<void>): ArchiveStore {
    const { store } = this;
    const call = async <T>(key: string, isWriting: boolean, work: () => Promise<T>): Promise<T> => {
      await step();
      const second = (this.timing.now() - START) / 1000;
      const { refused, outages } = this.#trial;
      if (isWriting && refused !== null && second >= refused.from && key.startsWith(refused.prefix)) {
        invocation.isArchiveFaulty = true;
        throw new OuCostError('AccessRefused', 'the bucket refuses it');
      }
      const outage = outages.find(({ from, until }) => second >= from && second < until);
      if (outage === undefined) {
        await this.timing.sleep(CALL);
        const done = await work();
        await step();
        return done;
      }
      invocation.isArchiveFaulty = true;
      if (outage.kind === 'mute') await work();
      await this.timing.sleep(GIVES_UP_AFTER);
      await step();
      throw new OuCostError('Unavailable', 'S3 did not answer');
    };
    return {
      name: store.name,
      list: (prefix, range) => call(prefix, false, () => store.list(prefix, range)),
      read: (key, mostBytes) => call(key, false, () => store.read(key, mostBytes)),
      writeOnce: (key, content) => call(key, true, () => store.writeOnce(key, content)),
      readTagged: (key, mostBytes) => call(key, false, () => store.readTagged(key, mostBytes)),
      replace: (key, content, tag) => call(key, true, () => store.replace(key, content, tag)),
    };
  }
}

function isFailed({ status }: DeliveryResult): boolean {
  return status === 'failed' || status === 'unknown' || status === 'under-way';
}
