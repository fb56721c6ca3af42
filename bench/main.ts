import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { arch, availableParallelism, cpus, loadavg, platform, release, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { readConfig, synthesize } from '@ou-cost/infra';
import { fail, readArguments, UsageError } from '../scripts/arguments.ts';
import { configText, ENTERPRISE_PAYER } from '../tests/support/sandbox/config.ts';
import { benchArchive } from './archive/opening.ts';
import { benchmarksPage, type Machine, measureLines } from './benchmarks-page.ts';
import { benchExports } from './exports.ts';
import { duration, type Finding } from './findings.ts';
import { benchFolding } from './folding.ts';
import { benchPace } from './pace.ts';
import { benchPage } from './page.ts';
import { benchReport } from './report.ts';
import { benchStartUp } from './start-up.ts';

const REPOSITORY = join(import.meta.dirname, '..');
const PAGE = join(REPOSITORY, 'docs', 'benchmarks.md');
const USAGE = `npm run bench [-- [--only NAME] [--out FILE]]

Measures, prints ratios and times, and writes docs/benchmarks.md.

  --only NAME   one benchmark only: pace, folding, exports, archive, start, report or page; the page is not written then
  --out FILE    the file that the results are written to
  --help        this text
`;

type Benchmarks = Readonly<Record<string, () => Finding | Promise<Finding>>>;

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function machine(loadBefore: number): Machine {
  const [first] = cpus();
  return {
    processor: first?.model.trim() ?? 'unknown processor',
    processors: availableParallelism(),
    memory: `${Math.round(totalmem() / 1024 ** 3)} GB`,
    system: `${platform()} ${release()} ${arch()}`,
    node: process.versions.node,
    load: [loadBefore, loadavg()[0] ?? 0],
    date: new Date().toISOString().slice(0, 10),
  };
}

async function findingsOf(benchmarks: Benchmarks): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const benchmark of Object.values(benchmarks)) {
    const begun = performance.now();
    const finding = await benchmark();
    say(`${finding.title} (took ${duration(performance.now() - begun)})`);
    for (const { head, rows } of finding.tables) {
      for (const row of rows) say(`  ${row.map((cell, at) => `${head[at]}: ${cell}`).join(' · ')}`);
    }
    for (const line of measureLines(finding.measures)) say(`  ${line}`);
    findings.push(finding);
  }
  return findings;
}

async function bench(only: string | undefined, out: string | undefined): Promise<void> {
  const loadBefore = loadavg()[0] ?? 0;
  const folder = mkdtempSync(join(tmpdir(), 'ou-cost-bench-'));
  try {
    const config = join(folder, 'ou-cost.config.json');
    writeFileSync(config, configText(ENTERPRISE_PAYER));
    const synthesized = join(folder, 'cdk.out');
    synthesize({ config: readConfig(config), outdir: synthesized });
    const all: Benchmarks = {
      start: () => benchStartUp(synthesized, folder, REPOSITORY),
      folding: benchFolding,
      exports: () => benchExports(folder),
      archive: () => benchArchive(synthesized, folder),
      report: benchReport,
      page: benchPage,
      pace: () => benchPace(synthesized, (line) => say(`  ${line}`)),
    };
    const chosen = only === undefined ? undefined : all[only];
    if (only !== undefined && chosen === undefined) {
      throw new UsageError(`--only '${only}' is not one of ${Object.keys(all).join(', ')}; see --help`);
    }
    const findings = await findingsOf(chosen === undefined ? all : { [only ?? '']: chosen });
    // The results of one benchmark do not replace the page with all of them.
    const file = out ?? (only === undefined ? PAGE : undefined);
    if (file === undefined) return;
    writeFileSync(file, benchmarksPage(findings, machine(loadBefore)));
    say(`written to ${file}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

try {
  const values = readArguments(USAGE, { only: { type: 'string' }, out: { type: 'string' } });
  if (values !== null) await bench(values.only, values.out);
} catch (error) {
  fail('bench', error);
}
