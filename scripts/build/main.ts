import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { SCHEMA_NAMES, schemaText } from '@ou-cost/contract/schemas';
import { functionCode, oneFileTemplates, PARTITIONS } from '@ou-cost/infra';
import { fail, readArguments } from '../arguments.ts';
import { billOfMaterials, integritiesIn } from './bill-of-materials.ts';
import { bundledPackages } from './bundled-packages.ts';
import { describeCheckout } from './checkout.ts';
import { bundleCommandLine, LOADED_FROM_BESIDE } from './command-line-bundle.ts';
import { notices, requirePermissiveLicenses } from './licenses.ts';
import { packageTypes } from './package-types.ts';
import { PLUGIN_NAME, rundeckJobs, rundeckPlugin } from './rundeck.ts';
import { stagedPackage } from './staged-package.ts';
import { type TemplateOfModule, terraformFiles } from './terraform/module.ts';

const REPOSITORY = join(import.meta.dirname, '..', '..');

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
}

/** Everything that is delivered: file name in the output folder → content. */
async function deliveredFiles(): Promise<Map<string, string | Uint8Array>> {
  const read = (...path: string[]) => readFileSync(join(REPOSITORY, ...path), 'utf8');
  const { version } = JSON.parse(read('packages', 'cli', 'package.json')) as { version: string };
  const exports = JSON.parse(read('packages', 'exports', 'package.json')) as Manifest;
  const integrities = integritiesIn(read('package-lock.json'));

  const commandLine = await bundleCommandLine(REPOSITORY);
  const inCommandLine = bundledPackages(REPOSITORY, commandLine.inputs);
  requirePermissiveLicenses('the command line', inCommandLine);
  const beside = { [`node_modules/${LOADED_FROM_BESIDE}/index.js`]: { bytes: 0, imports: [] } };
  requirePermissiveLicenses('what the command line loads', bundledPackages(REPOSITORY, beside));
  const inFunction = bundledPackages(REPOSITORY, functionCode().inputs);
  requirePermissiveLicenses('the function', inFunction);

  const license = read('LICENSE');
  const notice = notices(inCommandLine);
  const script = read('integrations', 'shell', 'ou-cost-report.sh');
  const { templates, ofExports } = oneFile();
  const rundeck = join(REPOSITORY, 'integrations', 'rundeck');
  const inPackage = stagedPackage({
    version,
    duckDb: exports.dependencies[LOADED_FROM_BESIDE] ?? '',
    commandLine: commandLine.text,
    script,
    license,
    notices: notice,
    schemas: schemas(),
    types: await packageTypes(),
  });
  return new Map<string, string | Uint8Array>([
    ['ou-cost.mjs', commandLine.text],
    ['ou-cost-report.sh', script],
    ...templates.map(({ side, partition, text }): [string, string] => [templateFile(side, partition), text]),
    ...ofExports,
    ...terraformFiles(join(REPOSITORY, 'integrations', 'terraform'), templates).map(
      ([path, text]): [string, string] => [`terraform/${path}`, text],
    ),
    ['THIRD-PARTY-NOTICES.txt', notice],
    [
      'ou-cost.cdx.json',
      billOfMaterials(
        { name: 'ou-cost', version, description: 'the command line as one file' },
        inCommandLine,
        integrities,
      ),
    ],
    [
      'ou-cost-report-function.cdx.json',
      billOfMaterials(
        { name: 'ou-cost-report-function', version, description: "the Lambda function's bundle" },
        inFunction,
        integrities,
      ),
    ],
    ...schemas(),
    ['ou-cost-rundeck-jobs.yaml', rundeckJobs(rundeck)],
    [`${PLUGIN_NAME}.zip`, rundeckPlugin(rundeck, version, commandLine.text, { license, notices: notice })],
    ...inPackage.map(([path, text]): [string, string] => [`package/${path}`, text]),
  ]);
}

/** The JSON Schemas of what travels and is written, from the contract and not from a copy. */
function schemas(): [name: string, text: string][] {
  return SCHEMA_NAMES.map((name) => [`schemas/${name}.schema.json`, schemaText(name)]);
}

/** The templates that are deployed without this repository. */
function oneFile(): { templates: TemplateOfModule[]; ofExports: [file: string, text: string][] } {
  const code = functionCode().commonJs;
  const made = PARTITIONS.map((partition) => ({ partition, ...oneFileTemplates(partition, code) }));
  return {
    templates: made.flatMap(({ partition, payer, caller }): TemplateOfModule[] => [
      { side: 'payer', partition, text: payer },
      { side: 'caller', partition, text: caller },
    ]),
    ofExports: made.flatMap(({ partition, exports }): [string, string][] =>
      exports === null ? [] : [[templateFile('exports', partition), exports]],
    ),
  };
}

/**
 * The file of a template. Those of the commercial partition stand beside the other files, those of the others in folders
 * named after their partition.
 */
function templateFile(side: string, partition: string): string {
  return `${partition === 'aws' ? '' : `${partition}/`}ou-cost-${side}.template.json`;
}

function digest(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** A line for each file, which `sha256sum --check` reads. */
function digests(files: ReadonlyMap<string, string | Uint8Array>): string {
  return [...files].map(([name, content]) => `${digest(content)}  ${name}\n`).join('');
}

const USAGE = `npm run build [-- --out FOLDER]

Writes what is delivered: the command line as one file, the shell script, the templates for CloudFormation, modules for
Terraform, Rundeck's jobs and plugin, an npm package, JSON Schemas and bills of materials, with the SHA-256 of each file.
The same commit gives the same bytes in every whole clone; the last line, on standard error, says which commit it was, or
what is missing.

  --out FOLDER   the output folder (default: dist)
  --help         this text
`;

async function build(folder: string): Promise<void> {
  const files = await deliveredFiles();
  files.set('SHA256SUMS', digests(files));
  for (const whole of ['package', 'terraform']) rmSync(join(folder, whole), { recursive: true, force: true });
  for (const [name, content] of files) {
    const file = join(folder, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    if (/\.(mjs|sh)$/.test(name)) chmodSync(file, 0o755);
    process.stdout.write(`${file} (${Buffer.byteLength(content)} bytes, SHA-256 ${digest(content)})\n`);
  }
  process.stderr.write(`build: ${describeCheckout(REPOSITORY)}\n`);
}

try {
  const values = readArguments(USAGE, { out: { type: 'string', default: join(REPOSITORY, 'dist') } });
  if (values !== null) await build(resolve(values.out));
} catch (error) {
  fail('build', error);
}
