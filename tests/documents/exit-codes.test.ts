import { EXIT_CODES } from '@ou-cost/contract/exit-codes';
import { describe, expect, it } from 'vitest';
import { documentText, markdownTable } from '../support/documents/markdown-table.ts';

interface Row {
  readonly code: string;
  readonly meaning: string;
  readonly detail: string | null;
}

const ROWS: readonly Row[] = Object.entries(EXIT_CODES).map(([code, row]) => ({
  code,
  meaning: row.meaning,
  detail: 'detail' in row ? row.detail : null,
}));

/** Options stand as code in a document. */
const marked = (text: string) => text.replaceAll(/--[a-z-]+/g, '`$&`');

describe('the exit codes', () => {
  it('in the README are those of the table', () => {
    expect(markdownTable(documentText('README.md'), 'exit code', 'means')).toEqual(
      ROWS.map(({ code, meaning, detail }) => [
        code,
        marked(detail === null ? meaning : `${meaning}; ${detail}`),
      ]),
    );
  });

  it("in Rundeck's page are those of the table", () => {
    const rows = markdownTable(documentText('docs', 'rundeck.md'), 'code', 'means', 'what to do');
    expect(rows.map(([code, means]) => [code, means])).toEqual(
      ROWS.map(({ code, meaning }) => [code, marked(meaning)]),
    );
  });

  it("in the shell script's help are those of the table, but for the rules that it does not have", () => {
    const script = documentText('integrations', 'shell', 'ou-cost-report.sh');
    const [, help = ''] = /^Exit codes:\n([\s\S]*?)\n\n/m.exec(script) ?? [];
    const rows = [...help.replaceAll(/\n {5}/g, ' ').matchAll(/^ {2}(\d) {2}(.+)$/gm)];
    expect(rows.map(([, code, meaning]) => [code, meaning])).toEqual(
      ROWS.filter(({ code }) => code !== '3').map(({ code, meaning }) => [code, meaning]),
    );
  });
});
