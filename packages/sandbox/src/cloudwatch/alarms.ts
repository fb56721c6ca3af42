import { DeploymentError } from '../deployed/error.ts';
import type { DeployedAlarm } from '../deployed/model.ts';
import type { Datum, Metrics } from './metrics.ts';

type AlarmState = 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';

/** A change of an alarm's state. */
interface AlarmChange {
  /** ISO 8601 in UTC. */
  readonly at: string;
  readonly state: AlarmState;
  readonly reason: string;
}

/** An alarm as the control endpoint shows it. Its actions are named, not carried out. */
export interface ShownAlarm {
  readonly name: string;
  readonly state: AlarmState;
  readonly actions: readonly string[];
  readonly history: readonly AlarmChange[];
}

const STATISTICS: ReadonlyMap<string, (values: readonly number[]) => number> = new Map([
  ['Sum', (values) => values.reduce((sum, value) => sum + value, 0)],
  ['Maximum', (values) => Math.max(...values)],
  ['Minimum', (values) => Math.min(...values)],
  ['SampleCount', ({ length }) => length],
]);
const COMPARISONS: ReadonlyMap<string, (value: number, threshold: number) => boolean> = new Map([
  ['GreaterThanOrEqualToThreshold', (value, threshold) => value >= threshold],
  ['GreaterThanThreshold', (value, threshold) => value > threshold],
  ['LessThanOrEqualToThreshold', (value, threshold) => value <= threshold],
  ['LessThanThreshold', (value, threshold) => value < threshold],
]);

/** One alarm and how its state changed. */
class Alarm {
  readonly deployed: DeployedAlarm;
  readonly history: AlarmChange[] = [];
  readonly #statistic: (values: readonly number[]) => number;
  readonly #isBreaching: (value: number, threshold: number) => boolean;

  constructor(deployed: DeployedAlarm) {
    this.deployed = deployed;
    this.#statistic = known(STATISTICS, deployed.statistic, deployed);
    this.#isBreaching = known(COMPARISONS, deployed.comparison, deployed);
    if (deployed.missingData !== 'notBreaching' && deployed.missingData !== 'missing') {
      throw new DeploymentError(
        `alarm ${deployed.name}: the sandbox does not know TreatMissingData ${deployed.missingData}`,
      );
    }
  }

  get state(): AlarmState {
    return this.history.at(-1)?.state ?? this.#stateWithoutData;
  }

  /** Looks at the periods up to now. Those without data do not breach. */
  evaluate(data: readonly Datum[], now: number): void {
    const { periodSeconds, evaluationPeriods, datapointsToAlarm, threshold, metric } = this.deployed;
    const length = periodSeconds * 1000;
    const current = Math.floor(now / length);
    const periods = Array.from({ length: evaluationPeriods }, (_, index) => current - index);
    const values = periods
      .map((period) => data.filter(({ at }) => Math.floor(at / length) === period).map(({ value }) => value))
      .filter((inPeriod) => inPeriod.length > 0)
      .map(this.#statistic);
    const breaching = values.filter((value) => this.#isBreaching(value, threshold));
    const state =
      breaching.length >= datapointsToAlarm ? 'ALARM' : values.length === 0 ? this.#stateWithoutData : 'OK';
    if (state === this.state) return;
    const reason =
      breaching.length === 0 ? `no ${metric} reaches ${threshold}` : `${metric} is ${breaching.join(', ')}`;
    this.history.push({ at: new Date(now).toISOString(), state, reason });
  }

  get #stateWithoutData(): AlarmState {
    return this.deployed.missingData === 'notBreaching' ? 'OK' : 'INSUFFICIENT_DATA';
  }
}

function known<T>(all: ReadonlyMap<string, T>, name: string, { name: alarm }: DeployedAlarm): T {
  const found = all.get(name);
  if (found !== undefined) return found;
  throw new DeploymentError(`alarm ${alarm}: the sandbox does not know ${name}`);
}

/** All alarms, which look at the metrics whenever they are asked to. */
export class Alarms {
  readonly #alarms: readonly Alarm[];
  readonly #metrics: Metrics;
  readonly #now: () => number;

  constructor(deployed: readonly DeployedAlarm[], metrics: Metrics, now: () => number) {
    this.#alarms = deployed.map((each) => new Alarm(each));
    this.#metrics = metrics;
    this.#now = now;
  }

  evaluate(): void {
    for (const alarm of this.#alarms) alarm.evaluate(this.#metrics.of(alarm.deployed), this.#now());
  }

  shown(): readonly ShownAlarm[] {
    this.evaluate();
    return this.#alarms.map(({ deployed, state, history }) => ({
      name: deployed.name,
      state,
      actions: deployed.actions,
      history: [...history],
    }));
  }
}
