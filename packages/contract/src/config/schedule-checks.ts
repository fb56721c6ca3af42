import { parse, validate } from '@aws-sdk/util-arn-parser';
import { calendarDate, OuCostError, planRun } from '@ou-cost/spend';
import { byKey, type Naming, valueAt } from '../parse.ts';
import type { SourceRequest } from '../request.ts';
import { requestLimit, scanLimit } from '../request-limit.ts';
import { decodeScheduledRequest } from '../scheduled/decode.ts';
import { partitionOf } from './addresses.ts';
import { type Path, type Payload, report } from './checks.ts';
import { type ConfiguredSchedule, scheduledInput } from './schedule-input.ts';
import type { ConfigDocument } from './schema.ts';

/** More are a mistake in a generated file, and would need a larger policy than IAM takes. */
const MOST_SCHEDULES = 20;

/** What EventBridge Scheduler takes as a target's input, in bytes. */
const MOST_INPUT_BYTES = 262_144;

/** What the role that delivers may name, in characters: IAM's 10,240 for a role's policies, less what stands around it. */
const MOST_NAMED_CHARACTERS = 9_000;

/** What the statements of one identity have besides the addresses, its name and its region. */
const OF_AN_IDENTITY = 280;

/** Schedules and what they need: somewhere to keep reports, and somebody who hears of a failure. */
export function checkSchedules(payload: Payload): void {
  const { schedules, archive, alarm } = payload.value;
  if (schedules.length === 0) return;
  if (archive === undefined) {
    const message =
      "need 'archive', which keeps their reports, and keeps one trigger from being answered twice: name its bucket";
    report(payload, ['schedules'], message, schedules);
  }
  if (alarm === undefined) {
    const message =
      "need 'alarm.topicArn': otherwise nobody would hear that a report could not be made or delivered";
    report(payload, ['schedules'], message, schedules);
  }
  if (schedules.length > MOST_SCHEDULES) {
    report(payload, ['schedules'], `are more than ${MOST_SCHEDULES}: remove some`, schedules);
  }
  const names = schedules.map(({ name }) => name);
  names.forEach((name, at) => {
    if (names.indexOf(name) < at)
      report(payload, ['schedules', at, 'name'], 'is the name of two schedules', name);
  });
  checkPolicySize(payload);
  schedules.forEach((schedule, at) => {
    checkPlaces(payload, schedule, ['schedules', at]);
    checkIdentity(payload, schedule, ['schedules', at]);
    checkRequest(payload, schedule, ['schedules', at]);
  });
}

/** Nothing crosses partitions, and a key is where the secret is that it encrypts. */
function checkPlaces(payload: Payload, { mail, topics, webhooks }: ConfiguredSchedule, path: Path): void {
  const partition = partitionOf(payload.value.payer.region);
  const elsewhere = `is not in the partition '${partition}' of 'payer.region': nothing crosses partitions`;
  if (mail?.region !== undefined && partitionOf(mail.region) !== partition) {
    report(payload, [...path, 'mail', 'region'], elsewhere, mail.region);
  }
  const arns: [Path, string][] = [
    ...topics.map((arn, at): [Path, string] => [[...path, 'topics', at], arn]),
    ...webhooks.map(({ address }, at): [Path, string] => [[...path, 'webhooks', at, 'address'], address]),
  ];
  for (const [at, arn] of arns) {
    if (validate(arn) && parse(arn).partition !== partition) report(payload, at, elsewhere, arn);
  }
  webhooks.forEach(({ address, kmsKeyArn }, at) => {
    if (kmsKeyArn === undefined || !validate(kmsKeyArn) || !validate(address)) return;
    const [key, secret] = [parse(kmsKeyArn), parse(address)];
    if (key.partition === secret.partition && key.region === secret.region) return;
    const message = `is not in '${secret.region}', the region of the secret that it encrypts`;
    report(payload, [...path, 'webhooks', at, 'kmsKeyArn'], message, kmsKeyArn);
  });
}

/** SES lets an identity send as itself, and a domain for each of its addresses and of its subdomains'. */
function checkIdentity(payload: Payload, { mail }: ConfiguredSchedule, path: Path): void {
  if (mail?.identity === undefined) return;
  const [from, identity] = [mail.from.toLowerCase(), mail.identity.toLowerCase()];
  if (from === identity || from.endsWith(`@${identity}`) || from.endsWith(`.${identity}`)) return;
  const message = `cannot send as '${mail.from}': name that address or its domain`;
  report(payload, [...path, 'mail', 'identity'], message, mail.identity);
}

/** Each sender, recipient, topic, secret and key is named in a policy, once. */
function checkPolicySize(payload: Payload): void {
  const { schedules, payer } = payload.value;
  const named = new Set(
    schedules.flatMap(({ mail, topics, webhooks }) => [
      ...(mail === undefined ? [] : [mail.from, ...mail.to]),
      ...topics,
      ...webhooks.flatMap(({ address, kmsKeyArn }) => [address, kmsKeyArn ?? '']),
    ]),
  );
  // Each identity has a statement with conditions of its own, and is named in two.
  const identities = new Set(
    schedules.flatMap(({ mail }) =>
      mail === undefined
        ? []
        : `${mail.region ?? payer.region} ${mail.identity ?? mail.from.replace(/^.*@/, '')}`,
    ),
  );
  const characters =
    [...named].reduce((sum, text) => sum + text.length + 3, 0) +
    [...identities].reduce((sum, text) => sum + OF_AN_IDENTITY + 2 * text.length, 0);
  if (characters <= MOST_NAMED_CHARACTERS) return;
  const message = `name senders, recipients and targets that take ${characters} characters together, and IAM admits about ${MOST_NAMED_CHARACTERS} in the policy that binds them: send to fewer, such as to a mailing list or a topic`;
  report(payload, ['schedules'], message, schedules);
}

/** A day on which every request that is ever possible is: the calendar's months have come, and its month is not over. */
const FAR_DAY = calendarDate('2199-07-15');

/** What the function would refuse in the night is refused before it is deployed, by the same code. */
function checkRequest(payload: Payload, schedule: ConfiguredSchedule, path: Path): void {
  const isWrongAlready = payload.issues.some(({ path: at = [] }) =>
    path.every((key, depth) => at[depth] === key),
  );
  if (isWrongAlready || FAR_DAY === null) return;
  const input = scheduledInput(schedule, payload.value);
  const bytes = new TextEncoder().encode(JSON.stringify(input)).length;
  if (bytes > MOST_INPUT_BYTES) {
    const message = `is ${bytes} bytes as EventBridge Scheduler's input, which may have ${MOST_INPUT_BYTES}: shorten its lists`;
    report(payload, path, message, schedule);
    return;
  }
  const { naming, named } = namingParts(schedule, path);
  try {
    const asked = decodeScheduledRequest({ ...input, scheduledTime: `${FAR_DAY}T00:00:00Z` }, naming);
    planRun(asked.report.report, FAR_DAY);
    checkLimits(payload.value, asked.report.source);
  } catch (failure) {
    if (!(failure instanceof OuCostError)) throw failure;
    const wrong = named.findLast(({ name }) => failure.message.startsWith(`${name} `));
    if (wrong !== undefined) {
      report(payload, wrong.path, failure.message.slice(wrong.name.length + 1), schedule);
      return;
    }
    // Of a request that is not written there is no value to be shown.
    const at = Object.keys(input.request ?? {}).length === 0 ? path : [...path, 'request'];
    report(payload, at, `asks for what the function refuses: ${failure.message}`, schedule);
  }
}

/** Names parts of a schedule by their keys in the configuration, and keeps which were named. */
function namingParts(schedule: ConfiguredSchedule, path: Path) {
  const named: { path: Path; name: string }[] = [];
  const { part } = byKey('', path);
  const naming: Naming = {
    whole: null,
    part: (inside, value) => {
      const list = valueAt(schedule, inside);
      // A request has a text where a list of one may stand, so its parts are named as a whole.
      const place = inside[0] !== 'request' && Array.isArray(list) ? list.lastIndexOf(value) : -1;
      const keys = inside.filter((key) => typeof key !== 'symbol');
      const name = part(inside, value);
      named.push({ path: [...path, ...keys, ...(place < 0 ? [] : [place])], name });
      return name;
    },
  };
  return { naming, named };
}

/** Fails with InvalidRequest where the deployment does not have, or does not allow, what is asked for. */
function checkLimits(
  { exports, report: { maxCostExplorerRequests } }: ConfigDocument,
  source: SourceRequest,
): void {
  requestLimit(source.maxCostExplorerRequests, maxCostExplorerRequests, 'cdk');
  if (source.kind !== 'exports') return;
  if (exports === undefined) {
    throw new OuCostError(
      'InvalidRequest',
      "'request.source' (exports) needs an export of the bill: configure 'exports', or ask cost-explorer",
    );
  }
  scanLimit(source.maxGigabytesScanned, exports.scanLimitGigabytes, 'cdk');
}
