import { element } from './element.ts';
import { headlinePart } from './headline/part.ts';
import { ledgerPart } from './ledger/part.ts';
import { monthsPart } from './months/part.ts';
import type { Part, Store } from './store.ts';
import { controlsPart } from './top-bar/controls.ts';
import { unitFieldPart } from './top-bar/unit-field.ts';
import { unitsPart } from './tree/part.ts';
import { treemapPart } from './treemap/part.ts';

/** Lays out the parts that need a script, in the order in which they are read. */
export function pageParts(bar: HTMLElement, host: HTMLElement, store: Store): Part[] {
  const controls = element('form', { class: 'controls', 'aria-label': store.words.page.choices });
  controls.addEventListener('submit', (event) => event.preventDefault());
  bar.append(controls);
  const headline = section('headline');
  const months = section('months-section');
  const ledger = section('ledger-section');
  const units = section('units-section');
  const map = section('units-section map-section');
  host.append(headline, months, ledger, units, map);
  return [
    controlsPart(controls, store),
    unitFieldPart(controls, store),
    headlinePart(headline, store),
    monthsPart(months, store),
    ledgerPart(ledger, store),
    unitsPart(units, store),
    treemapPart(map, store),
  ];
}

function section(className: string): HTMLElement {
  return element('section', { class: className });
}
