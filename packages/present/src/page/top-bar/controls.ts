import { element } from '../element.ts';
import type { PartChoice } from '../figures/amounts.ts';
import { hasGross, isKnown } from '../figures/measure.ts';
import { hasOtherTree } from '../figures/other-tree.ts';
import { TREES } from '../figures/payload.ts';
import type { Part, Store } from '../store.ts';

interface Option {
  readonly label: string;
  readonly value: PartChoice;
}

/** Selects period, metric, and net, gross or one part; a metric and a period only where there is a choice. */
export function controlsPart(host: HTMLElement, store: Store): Part {
  const { payload, words } = store;
  const period = choice(words.page.period, 'period');
  for (const { label } of payload.choices) period.select.append(element('option', {}, [label]));
  period.select.addEventListener('change', () => store.measure({ choice: period.select.selectedIndex }));
  const metric = choice(words.page.cost);
  for (const { name, label } of payload.metrics) {
    metric.select.append(element('option', { value: name }, [label]));
  }
  metric.select.addEventListener('change', () => store.measure({ metric: metric.select.selectedIndex }));
  const charges = choice(words.page.charges);
  const options = fillCharges(charges.select, store);
  charges.select.addEventListener('change', () => {
    store.measure({ part: options[charges.select.selectedIndex]?.value ?? 'net' });
  });
  const tree = choice(words.page.tree, 'tree');
  for (const one of TREES) tree.select.append(element('option', { value: one }, [words.page.trees[one]]));
  tree.select.addEventListener('change', () => {
    store.show({ tree: TREES[tree.select.selectedIndex] ?? payload.tree });
  });
  if (payload.choices.length > 1) host.append(period.label);
  if (payload.metrics.length > 1) host.append(metric.label);
  if (options.length > 1) host.append(charges.label);
  if (hasOtherTree(payload)) host.append(tree.label);
  return {
    draw: () => {
      const { measure, tree: shown } = store.state;
      tree.select.selectedIndex = TREES.indexOf(shown);
      period.select.selectedIndex = measure.choice;
      metric.select.selectedIndex = measure.metric;
      const { columns } = store.figures.choice;
      for (const [at, { value }] of options.entries()) {
        const option = charges.select.options[at];
        if (option !== undefined) option.disabled = !isKnown(payload, value, columns);
      }
      charges.select.selectedIndex = options.findIndex(({ value }) => value === measure.part);
    },
  };
}

/** Net, gross, and the parts of every split under its name; their order is that of the select's options. */
function fillCharges(select: HTMLSelectElement, { payload, words }: Store): readonly Option[] {
  const whole: Option[] = [
    { label: words.page.netOption, value: 'net' },
    ...(hasGross(payload) ? [{ label: words.page.grossOption, value: 'gross' as const }] : []),
  ];
  const add = (host: HTMLElement, { label }: Option) => host.append(element('option', {}, [label]));
  for (const option of whole) add(select, option);
  const groups = payload.splits.map(({ label, from, to }) => {
    const group = element('optgroup', { label });
    const options = payload.parts
      .slice(from, to)
      .map((name, at) => ({ label: words.page.only(name), value: from + at }));
    for (const option of options) add(group, option);
    if (options.length > 0) select.append(group);
    return options;
  });
  return [...whole, ...groups.flat()];
}

function choice(title: string, className: string | null = null) {
  const select = element('select', { class: className });
  return { select, label: element('label', {}, [element('span', {}, [title]), select]) };
}
