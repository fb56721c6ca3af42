import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { data, Evaluator, Lexer, Parser } from '@actions/expressions';
import { build } from 'esbuild';
import { REPOSITORY } from '../files/repository.ts';
import { temporaryFolder } from '../files/temporary-folder.ts';

type WorkflowParser = typeof import('@actions/workflow-parser');

/** GitHub's own parser of workflows. It imports JSON without the attribute that Node.js requires, so it is bundled. */
async function workflowParser(): Promise<WorkflowParser> {
  const { outputFiles } = await build({
    stdin: { contents: `export * from '@actions/workflow-parser'`, resolveDir: REPOSITORY },
    bundle: true,
    format: 'esm',
    platform: 'node',
    write: false,
    banner: {
      js: `import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);`,
    },
  });
  const file = join(temporaryFolder('workflow-parser'), 'parser.mjs');
  writeFileSync(file, outputFiles[0]?.text ?? '');
  return (await import(pathToFileURL(file).href)) as WorkflowParser;
}

let loading: Promise<WorkflowParser> | null = null;

/** What GitHub would refuse in a workflow: keys that it does not know, expressions that it cannot read. */
export async function workflowErrors(text: string): Promise<string[]> {
  loading ??= workflowParser();
  const { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } = await loading;
  const { context, value } = parseWorkflow({ name: 'workflow', content: text }, new NoOperationTraceWriter());
  const template = value === undefined ? null : await convertWorkflowTemplate(context, value);
  const errors = [
    ...context.errors.getErrors().map(({ message }) => message),
    ...(template?.errors ?? []).map(({ Message }) => Message),
  ];
  return [...new Set(errors)];
}

/** What expressions are evaluated with: contexts by their names, and how the job stands. */
export interface RunState {
  readonly contexts: Readonly<Record<string, unknown>>;
  readonly isFailed: boolean;
  /** The files in the workspace. */
  readonly files: readonly string[];
}

/** The value of an expression, by GitHub's own evaluator, as text; false, null and '' are those that do not hold. */
function evaluated(expression: string, { contexts, isFailed, files }: RunState): string {
  const functions = [
    { name: 'failure', minArgs: 0, maxArgs: 0, call: () => new data.BooleanData(isFailed) },
    { name: 'cancelled', minArgs: 0, maxArgs: 0, call: () => new data.BooleanData(false) },
    {
      name: 'hashFiles',
      minArgs: 1,
      maxArgs: 255,
      call: (pattern: data.ExpressionData) =>
        new data.StringData(files.includes(pattern.coerceString()) ? 'a hash' : ''),
    },
  ];
  const parsed = new Parser(new Lexer(expression).lex().tokens, Object.keys(contexts), functions).parse();
  const all = JSON.parse(JSON.stringify(contexts), data.reviver) as data.Dictionary;
  const known = new Map(functions.map((one) => [one.name.toLowerCase(), one]));
  return new Evaluator(parsed, all, known).evaluate().coerceString();
}

/** A text of a workflow with its expressions replaced by their values. */
export function filledIn(text: string, state: RunState): string {
  return text.replaceAll(/\$\{\{\s*(.+?)\s*\}\}/g, (_, expression: string) => evaluated(expression, state));
}
