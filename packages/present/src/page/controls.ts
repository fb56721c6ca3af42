import { element } from './element.ts';
import type { Measure } from './measure.ts';
import type { Part, Store } from './store.ts';

/** Selects metric, period, and net, gross or one charge type; each is there only where there is a choice. */
export function controlsPart(host: HTMLElement, store: Store): Part {
  const { payload } = store;
  const metric = choice('Metric', payload.metrics, (at) => setMeasure(store, { metric: at }));
  const periods = ['All periods together', ...payload.periods.map(periodTitle)];
  const period = choice('Period', periods, (at) => setMeasure(store, { period: at === 0 ? 'all' : at - 1 }));
  const parts = partChoices(store);
  const part = choice(
    payload.by === 'service' ? 'Service' : 'Charges',
    parts.map(({ title }) => title),
    (at) => setMeasure(store, { part: parts[at]?.part ?? 'net' }),
  );
  if (payload.metrics.length > 1) host.append(metric.label);
  if (payload.periods.length > 1) host.append(period.label);
  host.append(part.label);
  return {
    draw: () => {
      const { measure } = store.state;
      metric.select.selectedIndex = measure.metric;
      period.select.selectedIndex = measure.period === 'all' ? 0 : measure.period + 1;
      part.select.selectedIndex = parts.findIndex((one) => one.part === measure.part);
    },
  };
}

function setMeasure(store: Store, change: Partial<Measure>): void {
  store.show({ measure: { ...store.state.measure, ...change } });
}

function periodTitle({ label, marks }: { readonly label: string; readonly marks: string }): string {
  return marks === '' ? label : `${label} (${marks})`;
}

function partChoices({ payload }: Store): { title: string; part: Measure['part'] }[] {
  const isByService = payload.by === 'service';
  return [
    { title: isByService ? 'All services' : 'Net: everything', part: 'net' },
    ...(payload.hasGross ? [{ title: 'Gross: without credits and refunds', part: 'gross' as const }] : []),
    ...payload.parts.map((label, part) => ({ title: isByService ? label : `${label} only`, part })),
  ];
}

function choice(title: string, options: readonly string[], onChoice: (at: number) => void) {
  const select = element(
    'select',
    {},
    options.map((text) => element('option', {}, [text])),
  );
  select.addEventListener('change', () => onChoice(select.selectedIndex));
  return { select, label: element('label', {}, [element('span', {}, [title]), select]) };
}
