import { htmlText } from './text.ts';

/** A row of a table: markup of its label, figures as text. */
export interface TableRow {
  readonly label: string;
  readonly className: string;
  readonly labelClass: string;
  readonly figures: readonly string[];
}

/** A table whose first column is text and whose others are figures; it scrolls sideways where it is too wide. */
export function htmlTable(caption: string, titles: readonly string[], rows: readonly TableRow[]): string {
  const heads = titles.map(
    (title, at) => `<th scope="col"${at === 0 ? '' : ' class="n"'}>${htmlText(title)}</th>`,
  );
  const body = rows.map(({ label, className, labelClass, figures }) => {
    const cells = figures.map((text) => `<td class="n">${htmlText(text)}</td>`).join('');
    return `<tr${classOf(className)}><th scope="row"${classOf(labelClass)}>${label}</th>${cells}</tr>`;
  });
  return `<div class="scroll" role="region" aria-label="${htmlText(caption)}" tabindex="0">
<table>
<caption>${htmlText(caption)}</caption>
<thead><tr>${heads.join('')}</tr></thead>
<tbody>
${body.join('\n')}
</tbody>
</table>
</div>`;
}

function classOf(name: string): string {
  return name === '' ? '' : ` class="${name}"`;
}
