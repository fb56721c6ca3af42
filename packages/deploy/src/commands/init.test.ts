import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { decodeConfig } from '@ou-cost/contract';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { RunContext } from '../context.ts';
import { progressOn } from '../terminal/progress.ts';
import { questionsOn } from '../terminal/questions.ts';
import { init } from './init.ts';

const GIVEN = {
  payerAccount: '222222222222',
  callerAccount: '111111111111',
  region: 'ap-northeast-1',
  callerRole: 'RundeckBatchRole',
};

let folder: string;
let file: string;
let shown: string;
let printed: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ou-cost-init-'));
  file = join(folder, 'ou-cost.config.json');
  shown = '';
  printed = '';
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A context in which somebody types these lines at a terminal, or without a terminal if null. */
function contextWith(lines: readonly string[] | null): RunContext {
  const output = new PassThrough();
  output.on('data', (chunk) => {
    shown += chunk;
  });
  const openQuestions = () => {
    if (lines === null) return null;
    const input = new PassThrough();
    const questions = questionsOn(input, output);
    const rest = [...lines];
    return {
      ...questions,
      ask: (question: string) => {
        const answer = questions.ask(question);
        const line = rest.shift();
        if (line === undefined) input.end();
        else input.write(`${line}\n`);
        return answer;
      },
    };
  };
  return {
    environment: { refusesColor: true, forCdk: {} },
    progress: progressOn((text) => {
      shown += text;
    }, false),
    interruption: new AbortController().signal,
    print: (text) => {
      printed += text;
    },
    openQuestions,
  };
}

function options(given: Partial<typeof GIVEN> = GIVEN, force = false) {
  return { file, force, given, organizationId: null };
}

test('with every option there are no questions', async () => {
  await init({ ...options(), organizationId: 'o-a1b2c3d4e5' }, contextWith(null));
  expect(printed).toBe(`${file}\n`);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
    payer: { accountId: '222222222222', region: 'ap-northeast-1', organizationId: 'o-a1b2c3d4e5' },
    callers: [{ roleArn: 'arn:aws:iam::111111111111:role/RundeckBatchRole' }],
  });
});

test('a missing option is explained and asked for, and after a wrong answer asked for again', async () => {
  const typed = ['22222222222', '222222222222', '111111111111', 'cn-north-1', ' batch/RundeckBatchRole '];
  await init(options({}), contextWith(typed));
  expect(shown).toContain("'22222222222' is not an account id: write its twelve digits");
  expect(shown.match(/The account that pays the bill/g)).toHaveLength(2);
  const [caller] = decodeConfig(readFileSync(file, 'utf8'), file).callers;
  expect(caller?.roleArn).toBe('arn:aws-cn:iam::111111111111:role/batch/RundeckBatchRole');
});

test('an answer that does not go with those before it is asked for again, with the reason, at once', async () => {
  const typed = ['222222222222', '222222222222', 'us-gov-west-1', 'eu-west-1', 'ou-cost-worker', 'Rundeck'];
  await init(options({}), contextWith(typed));
  expect(shown).toMatch(/'payer\.region' \("us-gov-west-1"\).*\n\nThe region in which the function runs/);
  expect(shown).toMatch(/is the worker role .*\n\nThe existing role of Rundeck/);
  const { payer, callers } = decodeConfig(readFileSync(file, 'utf8'), file);
  expect(payer.region).toBe('eu-west-1');
  expect(callers).toEqual([{ roleArn: 'arn:aws:iam::222222222222:role/Rundeck' }]);
});

test('what is pasted from the console or the command line is understood', async () => {
  const typed = [
    'arn:aws:organizations::222222222222:account/o-a1b2c3d4e5/222222222222',
    ' 1111-1111-1111 ',
    'AP-NORTHEAST-1',
    'arn:aws:iam::111111111111:role/batch/RundeckBatchRole',
  ];
  const pasted = 'arn:aws:organizations::222222222222:organization/o-a1b2c3d4e5';
  await init({ ...options({}), organizationId: pasted }, contextWith(typed));
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
    payer: { accountId: '222222222222', region: 'ap-northeast-1', organizationId: 'o-a1b2c3d4e5' },
    callers: [{ roleArn: 'arn:aws:iam::111111111111:role/batch/RundeckBatchRole' }],
  });
});

test('without a terminal the missing options are named, and nothing is written', async () => {
  const { region, callerRole } = GIVEN;
  await expect(init(options({ region, callerRole }), contextWith(null))).rejects.toMatchObject({
    code: 'InvalidUsage',
    message: 'there is no terminal to ask on; give --payer-account, --caller-account',
  });
  expect(existsSync(file)).toBe(false);
});

test('if the input ends before the last question, nothing is written', async () => {
  await expect(init(options({}), contextWith(['222222222222']))).rejects.toMatchObject({
    code: 'InvalidUsage',
  });
  expect(existsSync(file)).toBe(false);
});

test('an existing configuration is replaced only with --force', async () => {
  writeFileSync(file, 'mine');
  await expect(init(options(), contextWith(null))).rejects.toThrow(/exists already; replace it with --force/);
  expect(readFileSync(file, 'utf8')).toBe('mine');
  await init(options(GIVEN, true), contextWith(null));
  expect(readFileSync(file, 'utf8')).toContain('RundeckBatchRole');
});

test.each([
  { wrong: { payerAccount: '1234' }, says: /'1234' is not an account id/ },
  { wrong: { region: 'tokyo' }, says: /'tokyo' is not a region/ },
  { wrong: { callerRole: 'Rundeck Role' }, says: /'Rundeck Role' is not the name of a role/ },
  {
    wrong: { region: 'eu-west-1a' },
    says: /'eu-west-1a' is an availability zone: write its region, 'eu-west-1'/,
  },
  { wrong: { callerRole: 'ou-cost/' }, says: /'ou-cost\/' is not the name of a role/ },
  {
    wrong: { callerRole: 'arn:aws:iam::333333333333:role/Rundeck' },
    says: /is a role of account 333333333333, and the caller account is 111111111111/,
  },
  { wrong: { region: 'us-gov-west-1' }, says: /'payer\.region' .*Cost Explorer/ },
])('a wrong option ($wrong) is refused by name and value', async ({ wrong, says }) => {
  await expect(init(options({ ...GIVEN, ...wrong }), contextWith(null))).rejects.toThrow(says);
  expect(existsSync(file)).toBe(false);
});
