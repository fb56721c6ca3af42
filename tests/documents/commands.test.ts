import { spawnSync } from 'node:child_process';
import { appendFileSync, chmodSync, cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lastFullMonth, loadScenario, type Sandbox } from '@ou-cost/sandbox';
import { readStacks } from '@ou-cost/sandbox/deployed';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeSmallScenario } from '../../packages/sandbox/src/testing/small-scenario.ts';
import { codeBlocks, commandsIn } from '../support/documents/code-blocks.ts';
import { REPOSITORY } from '../support/files/repository.ts';
import { temporaryFolder } from '../support/files/temporary-folder.ts';
import { sharedBuild } from '../support/processes/build.ts';
import { execute } from '../support/processes/execute.ts';
import { environmentOf } from '../support/processes/ou-cost.ts';
import { configText, ENTERPRISE_PAYER } from '../support/sandbox/config.ts';
import { sandboxOf } from '../support/sandbox/start.ts';

const RUN = 'is run here';
const NEEDS_BUILD = 'replaces the packages that the tests run on; tests/delivered builds';

/** Run here where the machine has the programs. */
function where(...programs: string[]): string {
  const missing = programs.filter((program) => spawnSync(program, ['--version']).error !== undefined);
  return missing.length === 0 ? RUN : `needs ${missing.join(' and ')}, which this machine does not have`;
}

const CODE_DIGESTS = {
  [`jq -j '.Resources[] | select(.Type == "AWS::Lambda::Function") | .Properties.Code.ZipFile' dist/ou-cost-payer.template.json | sha256sum`]:
    where('jq', 'sha256sum'),
  [`python3 -c 'import hashlib, json; print(hashlib.sha256(next(r["Properties"]["Code"]["ZipFile"] for r in json.load(open("dist/ou-cost-payer.template.json"))["Resources"].values() if r["Type"] == "AWS::Lambda::Function").encode()).hexdigest())'`]:
    where('python3'),
  'jq -r .Metadata.OuCost.FunctionCodeSha256 dist/ou-cost-payer.template.json': where('jq'),
};

/** Every command in a block of shell commands, and whether it is run here, or why not. */
const COMMANDS: Readonly<Record<string, string>> = {
  'npm ci && npm run demo': 'replaces the packages that the tests run on; demo.test.ts runs the demo',
  'npm ci && npm test': 'runs this test',
  'npm ci && npm run build': NEEDS_BUILD,
  'aws cloudformation deploy --stack-name ou-cost-payer --template-file ou-cost-payer.template.json --s3-bucket my-templates --capabilities CAPABILITY_NAMED_IAM --parameter-overrides CallerRoleArn=arn:aws:iam::111111111111:role/RundeckBatchRole --profile payer --region ap-northeast-1':
    'needs AWS',
  'aws cloudformation deploy --stack-name ou-cost-caller-111111111111 --template-file ou-cost-caller.template.json --capabilities CAPABILITY_NAMED_IAM --parameter-overrides InvokerRoleArn=arn:aws:iam::222222222222:role/ou-cost-invoker CallerRoleNames=RundeckBatchRole --profile caller --region ap-northeast-1':
    'needs AWS',
  'aws cloudformation delete-stack --stack-name ou-cost-caller-111111111111 --profile caller --region ap-northeast-1':
    'needs AWS',
  'aws cloudformation delete-stack --stack-name ou-cost-payer --profile payer --region ap-northeast-1':
    'needs AWS',
  [`jq -j '.Resources[] | select(.Type == "AWS::Lambda::Function") | .Properties.Code.ZipFile' dist/ou-cost-payer.template.json > index.js`]:
    where('jq'),
  'npx node scripts/print-parts.ts index.js': 'needs a clone; bundle.test.ts runs it on an asset',
  "jq 'del(.. | .ZipFile?)' dist/ou-cost-payer.template.json": where('jq'),
  '(cd given && sha256sum --check --ignore-missing ../dist/SHA256SUMS)':
    'is run below, with a file that was given',
  'node dist/ou-cost.mjs doctor --invoker-role-arn arn:aws:iam::222222222222:role/ou-cost-invoker --region ap-northeast-1':
    RUN,
  'node dist/ou-cost.mjs run --invoker-role-arn arn:aws:iam::222222222222:role/ou-cost-invoker --region ap-northeast-1':
    RUN,
  'npx ou-cost run --invoker-role-arn arn:aws:iam::222222222222:role/ou-cost-invoker --region ap-northeast-1':
    RUN,
  ...CODE_DIGESTS,
  'curl -s -o function.zip "$(aws lambda get-function --function-name ou-cost-report --query Code.Location --output text --profile payer --region ap-northeast-1)"':
    'needs AWS',
  'unzip -p function.zip index.js | sha256sum': 'needs the archive of the command before it, which needs AWS',
  'npm run init': 'asks at a terminal; the tests of packages/deploy answer it',
  'npm run deploy -- --payer-profile payer --caller-profile scheduler': 'needs AWS',
  'npx ou-cost run --period last-month --output table': RUN,
  'npx ou-cost run --period 2026-10 --compare previous --output json --out october.json --output html --out october.html':
    RUN,
  'npx ou-cost run --period last-month --language ja --output table --output html --out report.html': RUN,
  'npm run demo -- --scenario path/to/folder': RUN,
  'npm run demo -- --export-only': RUN,
  'npm run demo -- --scheduled': 'takes half a minute; demo.test.ts runs it',
  'npx ou-cost report --exports out/demo/export --organization out/demo/organization.json': RUN,
  'npx ou-cost run --archive /var/lib/ou-cost': RUN,
  'npx ou-cost run --archive /var/lib/ou-cost --period last-6-months --tree as-was --reuse-settled': RUN,
  'npx ou-cost history --archive /var/lib/ou-cost --from 2026-10-01': RUN,
  'npx ou-cost archive list --archive /var/lib/ou-cost': RUN,
  'npx ou-cost run --source exports --period last-month':
    'needs a deployment with an export; exports.test.ts in tests/chain has one',
  'npm ci --omit=dev': 'replaces the packages that the tests run on',
  'npx cdk bootstrap aws://222222222222/ap-northeast-1 --profile payer': 'needs AWS',
  'npm run deploy -- --payer-profile payer --caller-profile caller': 'needs AWS',
  'npm run destroy -- --payer-profile payer --caller-profile caller': 'needs AWS',
  'npx cdk deploy ou-cost-payer --app cdk.out --profile payer': 'needs AWS',
  'npx cdk deploy ou-cost-caller-111111111111 --app cdk.out --profile caller': 'needs AWS',
  'install -D -m 755 dist/ou-cost.mjs /opt/ou-cost/ou-cost.mjs': RUN,
  'ln -s /opt/ou-cost/ou-cost.mjs /usr/local/bin/ou-cost': RUN,
  'install -D -m 644 ou-cost.config.json /etc/ou-cost/ou-cost.config.json': RUN,
  'install -d -o rundeck -g rundeck /var/lib/rundeck/ou-cost': RUN,
  'ou-cost-report.sh --invoker-role-arn arn:aws:iam::222222222222:role/ou-cost-invoker --region ap-northeast-1 --period last-month --out /var/lib/reports/aws.json':
    'needs the AWS CLI; shell-script.test.ts runs it where there is one',
  'npm run -s sandbox -- --env sandbox.env > sandbox.json &': RUN,
  'while [ ! -s sandbox.json ] && kill -0 $!; do sleep 1; done': RUN,
  '. ./sandbox.env': RUN,
  'npx ou-cost run --invoker-role-arn arn:aws:iam::111122223333:role/ou-cost-invoker': RUN,
};

const shellBlocks = codeBlocks().filter(({ language }) => language === 'sh' || language === 'yaml');

describe('the code blocks of the README and of the documents', () => {
  it('say what they are, so that no command is missed', () => {
    const languages = new Set(codeBlocks().map(({ language }) => language));
    expect([...languages].sort()).toEqual(expect.arrayContaining(['json', 'sh', 'text']));
    expect(codeBlocks().filter(({ language }) => !/^(json|sh|text|yaml)$/.test(language))).toEqual([]);
  });

  it('have the commands of the table, each of them', () => {
    expect([...new Set(shellBlocks.flatMap(commandsIn))].sort()).toEqual(Object.keys(COMMANDS).sort());
  });

  it('name scripts of the project, and options that their help explains', async () => {
    const named = [
      ...Object.keys(COMMANDS).filter((command) => COMMANDS[command] !== RUN),
      ...codeBlocks().flatMap(({ language, text }) => (language === 'text' ? [text] : [])),
    ].flatMap((text) => [...text.matchAll(/npm run (\S+)(?: --(?: |$)([^#\n>]*(?:\n +\[[^\n]*)*))?/g)]);
    const options = new Map<string, Set<string>>();
    for (const [, script = '', args = ''] of named) {
      const known = options.get(script) ?? new Set();
      for (const [option] of args.matchAll(/--[a-z-]+/g)) known.add(option);
      options.set(script, known);
    }
    expect([...options.keys()].sort()).toEqual([
      'build',
      'demo',
      'deploy',
      'destroy',
      'init',
      'sandbox',
      'synth',
    ]);
    for (const [script, wanted] of options) {
      if (wanted.size === 0) continue;
      const { stdout, stderr, exitCode } = await execute('sh', [
        join(shims(), 'npm'),
        'run',
        script,
        '--',
        '--help',
      ]);
      expect([script, exitCode]).toEqual([script, 0]);
      for (const option of wanted) expect(`${stdout}${stderr}`, script).toContain(option);
    }
  });
});

describe('the commands of the documents end with exit code 0', () => {
  let sandbox: Sandbox;
  let month: string;
  beforeAll(async () => {
    // `last-month` is a month of the real clock, so the bill must reach today.
    const scenario = await loadScenario('enterprise');
    month = lastFullMonth(scenario.ledger);
    sandbox = await sandboxOf(scenario);
  });
  afterAll(() => sandbox?.stop());

  // Each block is run in a folder of its own, so one that stands in both languages needs to be run once only.
  const documentsByBlock = Map.groupBy(shellBlocks, (block) =>
    commandsIn(block)
      .filter((command) => COMMANDS[command] === RUN)
      .join('\n'),
  );
  const runnable = [...documentsByBlock].flatMap(([commands, blocks]) =>
    commands === '' ? [] : [{ documents: blocks.map(({ document }) => document), commands }],
  );

  it.each(runnable)('$documents: $commands', async ({ commands }) => {
    const folder = temporaryFolder('commands');
    await copyBuild(join(folder, 'dist'));
    writeFileSync(join(folder, 'ou-cost.config.json'), configText(ENTERPRISE_PAYER));
    const lines = commands.split('\n');
    const script = lines.map((command) => withoutPlaceholders(command, { folder, month })).join('\n');
    const env = environmentOf(sandbox, 'RundeckBatchRole');
    const ended = await execute('sh', ['-e', '-c', script], {
      cwd: folder,
      env: { ...env, PATH: `${shims()}:${env['PATH']}` },
    });
    expect(ended.exitCode, ended.stderr).toBe(0);
  });
});

it("the commands for the reviewer compute the digest that the template's metadata states", async () => {
  const runnable = Object.entries(CODE_DIGESTS).flatMap(([command, how]) => (how === RUN ? [command] : []));
  const folder = temporaryFolder('digests');
  await copyBuild(join(folder, 'dist'));
  const { stdout } = await execute('sh', ['-e', '-c', runnable.join('\n')], { cwd: folder });
  const template = readFileSync(join(folder, 'dist', 'ou-cost-payer.template.json'), 'utf8');
  const stated = JSON.parse(template).Metadata.OuCost.FunctionCodeSha256;
  expect(stdout.match(/\b[0-9a-f]{64}\b/g) ?? []).toEqual(runnable.map(() => stated));
});

it.skipIf(where('sha256sum') !== RUN)(
  "the reviewer's comparison accepts the file that is the own build's, and refuses one that is not",
  async () => {
    const [command = ''] = Object.keys(COMMANDS).filter((each) => each.startsWith('(cd given '));
    const folder = temporaryFolder('given');
    await copyBuild(join(folder, 'dist'));
    mkdirSync(join(folder, 'given'));
    const given = join(folder, 'given', 'ou-cost-payer.template.json');
    const compared = () => execute('sh', ['-e', '-c', command], { cwd: folder });
    // Where no file has a name of the list, nothing was compared.
    expect((await compared()).exitCode).not.toBe(0);
    cpSync(join(folder, 'dist', 'ou-cost-payer.template.json'), given);
    expect(await compared()).toMatchObject({ exitCode: 0, stdout: 'ou-cost-payer.template.json: OK\n' });
    appendFileSync(given, ' ');
    expect((await compared()).exitCode).not.toBe(0);
  },
);

it("the sandbox takes the documents' list of stacks, with the templates of the build", async () => {
  const list = codeBlocks().find(
    ({ document, text }) => document === 'docs/sandbox.md' && text.startsWith('['),
  );
  const folder = temporaryFolder('stacks');
  await copyBuild(join(folder, 'dist'));
  writeFileSync(join(folder, 'stacks.json'), list?.text ?? '');
  const { stacks } = readStacks(join(folder, 'stacks.json'));
  expect(stacks.map(({ name }) => name)).toEqual(['ou-cost-payer', 'ou-cost-caller-444455556666']);
});

/** Copies what the documents' commands read of `dist/`. */
async function copyBuild(folder: string): Promise<void> {
  const built = await sharedBuild();
  mkdirSync(folder);
  for (const name of [
    'ou-cost.mjs',
    'ou-cost-payer.template.json',
    'ou-cost-caller.template.json',
    'SHA256SUMS',
  ]) {
    cpSync(join(built, name), join(folder, name));
  }
}

/** What a reader puts in the place of what the documents can only give as examples. */
function withoutPlaceholders(command: string, { folder, month }: { folder: string; month: string }): string {
  return command
    .replaceAll('path/to/folder', writeSmallScenario())
    .replaceAll('2026-10', month)
    .replaceAll('222222222222', ENTERPRISE_PAYER)
    .replaceAll('-o rundeck -g rundeck ', '')
    .replaceAll(/ (?=\/(opt|etc|usr\/local|var\/lib)\/)/g, ` ${folder}`)
    .replaceAll(/^ln -s /g, `mkdir -p ${folder}/usr/local/bin && ln -s `);
}

/** A folder with an `npx` and an `npm` that start the programs of the repository from any folder. */
function shims(): string {
  const folder = temporaryFolder('shims');
  const { scripts } = JSON.parse(readFileSync(join(REPOSITORY, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  const start = (program: string) => `exec '${process.execPath}' '${join(REPOSITORY, program)}'`;
  const cases = Object.entries(scripts).flatMap(([name, script]) => {
    const [, program, first = ''] = /^node (\S+)(?: (\S+))?$/.exec(script) ?? [];
    return program === undefined ? [] : [`  ${name}) ${start(program)} ${first} "$@" ;;`];
  });
  const npm = [
    '#!/bin/sh',
    'said=yes; shift; [ "$1" != -s ] || { said=; shift; }',
    'name=$1; shift; [ "$1" != -- ] || shift',
    // As npm does, on standard output, where a reader of the first line meets it.
    `[ -z "$said" ] || printf '\\n> %s\\n\\n' "$name"`,
    'case $name in',
    ...cases,
    'esac',
    'exit 99',
  ];
  // The bundling of the function's code asks the real npx for esbuild.
  const other = `[ "$1" = ou-cost ] || { PATH=$(echo "$PATH" | cut -d: -f2-); exec npx "$@"; }`;
  const npx = ['#!/bin/sh', other, 'shift', `${start('packages/cli/bin/ou-cost.mjs')} "$@"`];
  for (const [name, lines] of Object.entries({ npm, npx })) {
    writeFileSync(join(folder, name), `${lines.join('\n')}\n`);
    chmodSync(join(folder, name), 0o755);
  }
  return folder;
}
