import type { Language } from '@ou-cost/contract/options';
import type { Report } from '@ou-cost/spend';
import { factsOf, runCostSentence } from '../shared/facts.ts';
import type { View } from '../shared/view.ts';
import { wordsIn } from '../words/index.ts';
import { overTimeSection } from './over-time.ts';
import { reconciliationSection } from './reconciliation.ts';
import { htmlText } from './text.ts';

/** What stands below the first screen and needs no script: notes, the reconciliation in full, and facts. */
export function belowSections(report: Report, view: View): string {
  const { language } = view;
  return [
    ...notesSection(report, language),
    ...overTimeSection(report, view),
    reconciliationSection(report, view),
    factsSection(report, language),
  ].join('\n');
}

function notesSection({ notes, otherTree }: Report, language: Language): string[] {
  if (notes.length === 0) return [];
  const { below, noteText, overTime } = wordsIn(language);
  // The switch above changes the figures, and not what is written here.
  const tree = otherTree === undefined ? '' : `<p>${htmlText(overTime.notesAsWas)}</p>\n`;
  const items = notes.map((note) => `<li>${htmlText(noteText(note))}</li>`);
  return [
    `<section class="notes" id="notes" tabindex="-1">\n<h2>${htmlText(below.notes)}</h2>\n${tree}<ul>\n${items.join('\n')}\n</ul>\n</section>`,
  ];
}

function factsSection(report: Report, language: Language): string {
  const { below } = wordsIn(language);
  const facts = factsOf(report, language).map(
    ({ label, value }) => `<dt>${htmlText(label)}</dt><dd>${htmlText(value)}</dd>`,
  );
  return `<section id="about" tabindex="-1">
<h2>${htmlText(below.about)}</h2>
<dl class="facts">
${facts.join('\n')}
</dl>
<p class="soft">${htmlText(runCostSentence(report, language))}</p>
</section>`;
}
