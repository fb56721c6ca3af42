import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { EXIT_CODES } from '@ou-cost/contract/exit-codes';
import { describe, expect, it } from 'vitest';
import { codeBlocks, commandsIn } from '../support/documents/code-blocks.ts';
import { documentText, markdownTable } from '../support/documents/markdown-table.ts';
import { REPOSITORY } from '../support/files/repository.ts';

const ENGLISH = documentText('README.md');
const JAPANESE = documentText('README.ja.md');

function commandsOf(document: string): string[] {
  return codeBlocks()
    .filter((block) => block.document === document)
    .flatMap(commandsIn);
}

/** Documents, folders, roles and settings that stand as code in a text. */
function namedIn(text: string, pattern: RegExp): string[] {
  return [...new Set([...text.matchAll(pattern)].map(([name]) => name))].sort();
}

describe('the Japanese README', () => {
  it('has every command of the English one', () => {
    expect(commandsOf('README.ja.md')).toEqual(expect.arrayContaining(commandsOf('README.md')));
  });

  it.each([
    ['documents', /docs\/[\w./-]*\w/g],
    ['files', /\b(?:ou-cost\.config\.json|dist\/ou-cost\.mjs|organization\.json|ledger\.[\w.]+)/g],
    ['roles', /\bou-cost-(?:invoker|worker|reader)\b/g],
    ['outputs', /`(?:table|json|csv|csv-ou|markdown|xlsx|html)`/g],
    ['settings', /\b(?:function|report)\.[a-z]+[A-Z]\w+/g],
  ])('names every one of the %s that the English one names', (_, pattern) => {
    const named = namedIn(ENGLISH, pattern);
    expect(named.length).toBeGreaterThan(1);
    expect(namedIn(JAPANESE, pattern)).toEqual(expect.arrayContaining(named));
  });

  it('names options that the English documents explain', () => {
    const english = ['README.md', 'docs/options.md', 'docs/deployment.md']
      .map((file) => documentText(file))
      .join();
    const options = namedIn(JAPANESE, /(?<![\w-])--[a-z][a-z-]+/g);
    expect(options.length).toBeGreaterThan(10);
    expect(options.filter((option) => !english.includes(option))).toEqual([]);
  });

  it('explains every exit code', () => {
    const rows = markdownTable(JAPANESE, '終了コード', '意味');
    expect(rows.map(([code]) => code)).toEqual(Object.keys(EXIT_CODES));
    expect(new Set(rows.map(([, meaning]) => meaning)).size).toBe(rows.length);
  });

  it('links to files that there are', () => {
    const links = [...JAPANESE.matchAll(/\]\(([^)#]+)\)|(?:src|srcset)="([^"]+)"/g)].map(
      ([, link, source]) => link ?? source ?? '',
    );
    expect(links.length).toBeGreaterThan(3);
    expect(links.filter((link) => !existsSync(join(REPOSITORY, link)))).toEqual([]);
  });

  it('is in Japanese, but for what is code', () => {
    const prose = JAPANESE.replaceAll(/```[\s\S]*?```|`[^`]*`|<[^>]*>|\]\([^)]*\)/g, '');
    const lines = prose.split('\n').filter((line) => /[a-z]{4,} [a-z]{2,} [a-z]{2,} [a-z]{2,}/i.test(line));
    expect(lines).toEqual([]);
  });
});
