import type { Report } from '@ou-cost/spend';
import { PLAIN } from '../shared/terminal.ts';
import type { View } from '../shared/view.ts';
import { drawingOf } from '../table/drawing.ts';
import type { Section } from '../table/layout/section.ts';
import type { Table } from '../table/layout/table.ts';
import { overTimeSections } from '../table/over-time/index.ts';
import { wordsIn } from '../words/index.ts';
import { htmlTable } from './table.ts';
import { htmlName, htmlText } from './text.ts';

/** Where the two trees differ, what was restated, and what happened to the organization: the sections of the table. */
export function overTimeSection(report: Report, view: View): string[] {
  const plain = { ...view, terminal: PLAIN };
  const sections = report.query.metrics.flatMap((metric) =>
    overTimeSections(drawingOf(report, metric, plain, false)).map((section) => sectionOf(section, view)),
  );
  if (sections.length === 0) return [];
  const { title } = wordsIn(view.language).overTime;
  return [
    `<section class="over-time" id="over-time" tabindex="-1">
<h2>${htmlText(title)}</h2>
${sections.join('\n')}
</section>`,
  ];
}

function sectionOf({ title, above, table, below }: Section, view: View): string {
  const paragraph = (text: string) => `<p>${htmlText(text)}</p>`;
  return [
    // A table says its title itself.
    ...(title === null || table !== null ? [] : [`<h3>${htmlText(title)}</h3>`]),
    ...(above.length > 1
      ? [`<ul>\n${above.map((text) => `<li>${htmlText(text)}</li>`).join('\n')}\n</ul>`]
      : above.map(paragraph)),
    ...(table === null ? [] : [tableOf(title ?? '', table, view)]),
    ...below.map(paragraph),
  ].join('\n');
}

function tableOf(caption: string, { head, columns, rows }: Table, { language }: View): string {
  const titles = [
    head === '' ? wordsIn(language).shared.tree.unit : head,
    ...columns.map(({ heads }) => heads.join(' ')),
  ];
  return htmlTable(
    caption,
    titles,
    rows.map((row) => ({
      label: `${htmlName(row.label.name)}${htmlText(row.label.hint)}${row.label.aside === '' ? '' : ` <small>${htmlText(row.label.aside.trim())}</small>`}`,
      className: row.kind === 'total' ? 'sum' : row.kind === 'title' ? 'soft' : '',
      labelClass: row.label.branch === '' ? '' : 'd1',
      figures: columns.map(({ cell }) => cell(row)),
    })),
  );
}
