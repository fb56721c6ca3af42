import { nearestName } from '@ou-cost/spend';

/** Abbreviations, which say nothing of summer time and stand for several zones, with a zone that is likely meant. */
const ABBREVIATIONS: ReadonlyMap<string, string> = new Map([
  ['Z', 'UTC'],
  ['GMT', 'UTC'],
  ['JST', 'Asia/Tokyo'],
  ['KST', 'Asia/Seoul'],
  ['IST', 'Asia/Kolkata'],
  ['SGT', 'Asia/Singapore'],
  ['HKT', 'Asia/Hong_Kong'],
  ['BST', 'Europe/London'],
  ['WET', 'Europe/Lisbon'],
  ['WEST', 'Europe/Lisbon'],
  ['CET', 'Europe/Berlin'],
  ['CEST', 'Europe/Berlin'],
  ['MET', 'Europe/Berlin'],
  ['EET', 'Europe/Athens'],
  ['EEST', 'Europe/Athens'],
  ['MSK', 'Europe/Moscow'],
  ['EST', 'America/New_York'],
  ['EDT', 'America/New_York'],
  ['CST', 'America/Chicago'],
  ['CDT', 'America/Chicago'],
  ['MST', 'America/Denver'],
  ['MDT', 'America/Denver'],
  ['PST', 'America/Los_Angeles'],
  ['PDT', 'America/Los_Angeles'],
  ['HST', 'Pacific/Honolulu'],
  ['AKST', 'America/Anchorage'],
  ['BRT', 'America/Sao_Paulo'],
  ['AEST', 'Australia/Sydney'],
  ['AEDT', 'Australia/Sydney'],
  ['ACST', 'Australia/Adelaide'],
  ['AWST', 'Australia/Perth'],
  ['NZST', 'Pacific/Auckland'],
  ['NZDT', 'Pacific/Auckland'],
]);

/** Names as the IANA database writes them: with capitals, and with an area before the place, except for a few countries. */
const WRITTEN_AS_IN_IANA =
  /^(UTC|[A-Z][a-z]+|(US|[A-Z][a-z]+)(\/([A-Z]{2,3}\d*|[A-Z][a-z]+[A-Za-z]*)([_+-][A-Za-z0-9]+)*)+)$/;

/** An hour and minutes before or after UTC, in any of the ways in which people write it. */
const OFFSET = /^(?:UTC|GMT)?([+-])(\d{1,2})(?::?(\d{2}))?$/i;

/** What is wrong with the name of a time zone, after the name itself and with the remedy; null where it is one. */
export function timeZoneMistake(text: string): string | null {
  const abbreviated = ABBREVIATIONS.get(text.toUpperCase());
  if (abbreviated !== undefined) {
    return `is an abbreviation, which may stand for several time zones: write the name of one, such as '${abbreviated}'`;
  }
  const offset = OFFSET.exec(text);
  if (offset !== null) {
    const zones = zonesAt(offset);
    const examples = zones.length === 0 ? "'UTC'" : zones.map((zone) => `'${zone}'`).join(' or ');
    return `is a difference to UTC, and not the name of a time zone: write one, such as ${examples}`;
  }
  const known = nameKnownAs(text);
  if (known === null) {
    const nearest = nearestName(text, Intl.supportedValuesOf('timeZone'));
    return `is not a time zone of the IANA database: write ${nearest === null ? "a name such as 'Asia/Tokyo' or 'UTC'" : `'${nearest}'`}`;
  }
  const isOtherCase = known !== text && known.toLowerCase() === text.toLowerCase();
  return isOtherCase || !WRITTEN_AS_IN_IANA.test(text)
    ? `is not how the IANA database writes it: write '${known}'`
    : null;
}

/** The zone as this program calls it, which for an alias is another name; null where there is no such zone. */
function nameKnownAs(text: string): string | null {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: text }).resolvedOptions().timeZone;
  } catch (failure) {
    if (failure instanceof RangeError) return null;
    throw failure;
  }
}

/** Well-known zones that have this difference in winter or in summer. */
function zonesAt([, sign, hours, minutes = '00']: RegExpExecArray): string[] {
  const text = `${sign}${(hours ?? '').padStart(2, '0')}:${minutes}`;
  const zones = [...new Set(ABBREVIATIONS.values())];
  return zones
    .filter((zone) => WINTER_AND_SUMMER.some((time) => offsetText(zone, time) === text))
    .slice(0, 2);
}

const WINTER_AND_SUMMER = [Date.UTC(2026, 0, 15), Date.UTC(2026, 6, 15)] as const;

/** `+09:00`. */
function offsetText(timeZone: string, time: number): string {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' }).formatToParts(
    time,
  );
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
  return name === 'GMT' ? '+00:00' : name.slice('GMT'.length);
}
