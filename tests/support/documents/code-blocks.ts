import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { REPOSITORY } from '../files/repository.ts';

export interface CodeBlock {
  /** The document's path in the repository. */
  readonly document: string;
  /** What stands behind the fence; empty if nothing does. */
  readonly language: string;
  readonly text: string;
}

/** Every fenced block of the READMEs and of the documents. */
export function codeBlocks(): CodeBlock[] {
  const documents = readdirSync(join(REPOSITORY, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name))
    .sort();
  return ['README.md', 'README.ja.md', ...documents].flatMap((document) =>
    blocksIn(readFileSync(join(REPOSITORY, document), 'utf8')).map((block) => ({ document, ...block })),
  );
}

function blocksIn(markdown: string): Omit<CodeBlock, 'document'>[] {
  return [...markdown.matchAll(/^( *)```(\S*)[^\n]*\n([\s\S]*?)^\1```/gm)].map(
    ([, , language = '', text = '']) => ({
      language,
      text,
    }),
  );
}

/**
 * The commands of a block of shell commands, and of the steps of a workflow: lines that are continued are one command,
 * comments are left out.
 */
export function commandsIn({ language, text }: CodeBlock): string[] {
  const steps = [...text.matchAll(/^ *- run: (.*)$/gm)].map(([, command = '']) => command);
  return (language === 'yaml' ? steps.join('\n') : text)
    .replaceAll(/\\\n\s*/g, ' ')
    .split('\n')
    .map((line) =>
      line
        .replace(/(^|\s+)#\s.*$/, '')
        .replaceAll(/\s+/g, ' ')
        .trim(),
    )
    .filter((line) => line !== '');
}
