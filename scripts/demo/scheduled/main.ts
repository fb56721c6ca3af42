import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasMonthBefore, lastFullMonth, monthsThrough, type Scenario } from '@ou-cost/sandbox';
import { synthesizeStacks } from '../../sandbox/stacks.ts';
import { printHops } from '../hops.ts';
import { startSandbox } from '../processes.ts';
import { copyArchive } from './archive-copy.ts';
import { Control, type Fired, type Mail } from './control.ts';
import { mailFile } from './mail-file.ts';
import { startWebhook, type Webhook } from './webhook.ts';

const REGION = 'ap-northeast-1';
const BUCKET = 'ou-cost-demo-archive';
const SCHEDULE = 'monthly';
/** At five in the morning of the seventh in Tokyo, which has no summer time, it is 20:00 of the sixth in UTC. */
const DUE = '-06T20:00:00Z';
const MOST_TREND = 13;

/** Runs a schedule on the sandbox, with all that it leads to. Returns the exit code. */
export async function scheduledDemo(
  scenario: Scenario,
  name: string,
  out: string,
  say: (line: string) => void,
): Promise<number> {
  const folder = join(out, 'scheduled');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const account = scenario.organization.managementAccountId;
  const secret = `arn:aws:secretsmanager:${REGION}:${account}:secret:costs/chat-AbC123`;
  const at = dueTime(scenario);
  // A month earlier it was due for the first time, if the bill reaches that far.
  const former = `${monthBefore(at)}${DUE}`;
  const from = monthsThrough(scenario.ledger, monthBefore(former)) < 2 ? at : former;

  say('1. synthesize the stacks, with an archive and a schedule: on the 7th of each month, 05:00 in Tokyo');
  const { cdkOut } = await synthesizeStacks(
    scenario,
    folder,
    configuration(scenario, monthBefore(from), account, secret),
  );

  say('2. deploy them onto a sandbox AWS on loopback');
  await using webhook = await startWebhook();
  const secrets = join(folder, 'secrets.json');
  writeFileSync(secrets, JSON.stringify({ [secret]: webhook.address }), { mode: 0o600 });
  const args = [
    '--cdk-out',
    cdkOut,
    '--scenario',
    name,
    // The bill that ships is made up to the day on which the sandbox begins.
    '--today',
    at.slice(0, 10),
    '--secrets',
    secrets,
  ];
  await using sandbox = await startSandbox(args);
  const { endpoint, region, principals } = sandbox.description;
  const control = new Control(endpoint);
  await control.returnTo(justBefore(from).slice(0, 10));

  say('3. time goes on, and EventBridge Scheduler invokes the function when the schedule is due');
  const before = await control.goTo(justBefore(at));
  tell(before, say);

  say(`4. it is ${at}: the trigger is delivered twice at once, as Scheduler may do`);
  const twice = await control.fire(SCHEDULE, at, 2);
  tell([twice], say);

  say('5. the same trigger once more, later');
  const again = await control.fire(SCHEDULE, at, 1);
  tell([again], say);

  say('6. the calls that were made, each allowed by the synthesized policies');
  await printHops(endpoint, say);

  say('7. the alarms');
  for (const alarm of await control.alarms()) say(`   ${alarm.state.padEnd(5)}  ${alarm.name}`);

  const credentials = principals['PayerAdministrator'];
  if (credentials === undefined) throw new Error('the sandbox has no credentials for PayerAdministrator');
  const archive = join(folder, 'archive');
  await copyArchive({ endpoint, region, credentials }, BUCKET, 'ou-cost', archive);
  const mails = await control.mails();
  writeMails(mails, folder);
  writeTopicsAndWebhook(await control.notifications(), webhook, folder);
  rmSync(secrets);
  say(`written: ${folder}/`);
  say('   mail.txt, mail.eml, attachments/   the last mail');
  say('   topic.txt, webhook.json            what the topic and the webhook got');
  say('   archive/index.html                 the archive, for people: open it in a browser');
  return [...before, twice, again].some(hasFailed) ? 1 : 0;
}

/** What would be written into the configuration file, for a schedule whose first report is of this month. */
function configuration({ ledger }: Scenario, month: string, account: string, secret: string) {
  const months = Math.min(MOST_TREND, monthsThrough(ledger, month));
  const request = {
    by: ['charge-type', 'service'],
    ...(months < 2 ? {} : { trend: months }),
    ...(hasMonthBefore(ledger, month) ? { compare: 'previous' } : {}),
  };
  return {
    alarm: { topicArn: `arn:aws:sns:${REGION}:${account}:operations` },
    archive: { bucket: BUCKET },
    schedules: [
      {
        name: SCHEDULE,
        cron: '0 5 7 * ? *',
        timeZone: 'Asia/Tokyo',
        request,
        outputs: ['html', 'xlsx'],
        mail: { from: 'costs@example.com', to: ['finance@example.com'], attach: ['html', 'xlsx'] },
        topics: [`arn:aws:sns:${REGION}:${account}:costs`],
        webhooks: [{ kind: 'slack', address: secret }],
      },
    ],
  };
}

/** When the schedule was last due for a month of the bill: not ahead of the machine's clock, which the function has. */
function dueTime({ ledger }: Scenario): string {
  const [year = 0, month = 0] = lastFullMonth(ledger).split('-').map(Number);
  for (let later = 1; ; later -= 1) {
    const due = `${new Date(Date.UTC(year, month - 1 + later)).toISOString().slice(0, 7)}${DUE}`;
    if (Date.parse(due) <= Date.now()) return due;
  }
}

function monthBefore(at: string): string {
  const [year = 0, month = 0] = at.split('-').map(Number);
  return new Date(Date.UTC(year, month - 2)).toISOString().slice(0, 7);
}

/** A second before. */
function justBefore(at: string): string {
  return `${new Date(Date.parse(at) - 1000).toISOString().slice(0, 19)}Z`;
}

function hasFailed({ deliveries }: Fired): boolean {
  return deliveries.some(
    ({ outcome, executions }) => outcome !== 'invoked' || executions.some(({ failed }) => failed),
  );
}

/** The answer of a scheduled run, as far as the demo tells it. */
interface Answer {
  readonly runId?: string;
  readonly status?: string;
  readonly report?: string | null;
  readonly deliveries?: readonly {
    readonly target: string;
    readonly status: string;
    readonly reason: string | null;
  }[];
}

function tell(fired: readonly Fired[], say: (line: string) => void): void {
  for (const line of fired.flatMap(told)) say(`   ${line}`);
}

function told({ deliveries }: Fired): readonly string[] {
  return deliveries.flatMap(({ outcome, error, executions }) => {
    if (error !== undefined) return [`${outcome}: ${error.code}: ${error.message}`];
    return executions.flatMap(({ failed, payload }) =>
      failed ? [`failed: ${payload}`] : toldOf(JSON.parse(payload)),
    );
  });
}

function toldOf({ runId, status, report, deliveries = [] }: Answer): readonly string[] {
  return [
    `run ${runId}: ${status}${status === 'reported' ? `, ${report}` : ''}`,
    ...deliveries.map(
      (each) => `   ${each.target}: ${each.status}${each.reason === null ? '' : `, ${each.reason}`}`,
    ),
  ];
}

function writeMails(mails: readonly Mail[], folder: string): void {
  for (const mail of mails) {
    const head = `From: ${mail.from}\nTo: ${mail.to.join(', ')}\nSubject: ${mail.subject}\n`;
    const attached = mail.attachments.map(({ fileName }) => `Attached: ${fileName}\n`).join('');
    writeFileSync(join(folder, 'mail.txt'), `${head}${attached}\n${mail.text ?? ''}\n`);
    writeFileSync(join(folder, 'mail.eml'), mailFile(mail));
    mkdirSync(join(folder, 'attachments'), { recursive: true });
    for (const { fileName, content } of mail.attachments) {
      writeFileSync(
        join(folder, 'attachments', fileName.replaceAll('/', '_')),
        Buffer.from(content, 'base64'),
      );
    }
  }
}

function writeTopicsAndWebhook(
  notifications: Awaited<ReturnType<Control['notifications']>>,
  { posted }: Webhook,
  folder: string,
): void {
  const topics = notifications.map(
    ({ topicArn, subject, message }) => `Topic: ${topicArn}\nSubject: ${subject ?? ''}\n\n${message}\n`,
  );
  writeFileSync(join(folder, 'topic.txt'), topics.join('\n'));
  writeFileSync(join(folder, 'webhook.json'), posted.map((text) => `${text}\n`).join(''));
}
