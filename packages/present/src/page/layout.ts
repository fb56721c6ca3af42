import { consistsPart } from './consists/part.ts';
import { element } from './element.ts';
import { headlinePart } from './headline/part.ts';
import { ledgerPart } from './ledger/part.ts';
import { monthsPart } from './months/part.ts';
import { movedPart } from './moved/part.ts';
import type { LatePart, Part, Store } from './store.ts';
import { choicesTextPart } from './top-bar/choices-text.ts';
import { controlsPart } from './top-bar/controls.ts';
import { unitFieldPart } from './top-bar/unit-field.ts';
import { unitsPart } from './tree/part.ts';

/** The parts of the page, and those that look through every account and may be drawn after the others. */
export interface PageParts {
  readonly first: readonly Part[];
  readonly late: readonly LatePart[];
}

/** Lays out the parts that need a script, in the order in which they are read. */
export function pageParts(bar: HTMLElement, host: HTMLElement, store: Store): PageParts {
  const controls = element('form', { class: 'controls', 'aria-label': store.words.page.choices });
  controls.addEventListener('submit', (event) => event.preventDefault());
  bar.append(controls);
  const headline = section('headline');
  const months = section('months-section');
  const ledger = section('ledger-section');
  const units = section('units-section');
  const moved = section('moved-section');
  const consists = section('consists-section');
  const right = element('div', { class: 'right-column' }, [moved, consists]);
  host.append(headline, months, ledger, units, right);
  return {
    first: [
      controlsPart(controls, store),
      unitFieldPart(controls, store),
      choicesTextPart(bar, store),
      headlinePart(headline, store),
      monthsPart(months, store),
      ledgerPart(ledger, store),
      unitsPart(units, store),
    ],
    late: [movedPart(moved, store), consistsPart(consists, store)],
  };
}

function section(className: string): HTMLElement {
  return element('section', { class: className });
}
