import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { REPORT_OUTPUT_NAMES } from '@ou-cost/contract/options';
import { expect, it } from 'vitest';
import { oneFile } from '../../packages/infra/src/function/bundle/one-file.ts';
import { exampleReport } from '../../packages/present/src/testing/example-report.ts';
import { renderedText } from '../support/bundle/renders.ts';
import { REPOSITORY } from '../support/files/repository.ts';
import { temporaryFolder } from '../support/files/temporary-folder.ts';
import { execute } from '../support/processes/execute.ts';

it('a part of a bundle renders each format as the same code does outside, with parts of its own', async () => {
  const folder = temporaryFolder('parts');
  const { esModule } = await oneFile('tests/support/bundle/program.ts', REPOSITORY);
  const report = exampleReport();
  writeFileSync(join(folder, 'index.mjs'), esModule);
  writeFileSync(join(folder, 'report.json'), JSON.stringify(report));
  const program = `
    const { readFileSync } = await import('node:fs');
    const { rendered } = await import('./index.mjs');
    const report = JSON.parse(readFileSync('report.json', 'utf8'));
    const texts = [];
    for (const format of ${JSON.stringify(REPORT_OUTPUT_NAMES)}) texts.push([format, await rendered(format, report)]);
    console.log(JSON.stringify(texts));`;
  writeFileSync(join(folder, 'program.mjs'), program);
  const { stdout, stderr } = await execute(process.execPath, ['program.mjs'], { cwd: folder });
  expect(stderr).toBe('');
  const outside: [string, string][] = [];
  for (const format of REPORT_OUTPUT_NAMES) outside.push([format, await renderedText(format, report)]);
  expect(JSON.parse(stdout)).toEqual(outside);
});
