import { OuCostError } from '@ou-cost/spend';

/** Names that Windows keeps for devices, whatever their ending. */
const DEVICES = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i;
/** What no name of a file may hold, on one system or another; a name that begins with a dot is hidden. */
const HOSTILE = /[<>:"/\\|?*\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]|^[. ]|[. ]$/u;
/** Names are limited to 255 bytes, and temporary ones are longer. */
const LONGEST = 200;

/** Whether every system can have a file of this name, and it names nothing but that file. */
export function isFileName(name: string): boolean {
  return (
    name !== '' &&
    !HOSTILE.test(name) &&
    !DEVICES.test(name) &&
    new TextEncoder().encode(name).length <= LONGEST
  );
}

/** Whether every part of a key is the name of a file or a folder on every system. */
export function isKey(key: string): boolean {
  return key.split('/').every(isFileName);
}

/** A key as a message shows it. */
export function shownKey(key: string): string {
  const shown = JSON.stringify(key).slice(1, -1);
  return `'${shown.length > 300 ? `${shown.slice(0, 300)}…` : shown}'`;
}

const BROKEN = new WeakSet<object>();

/** Whether a failure names its object already. */
export function isOfBrokenObject(failure: unknown): boolean {
  return typeof failure === 'object' && failure !== null && BROKEN.has(failure);
}

/** Why an object of an archive cannot be taken for what it should be. */
export function brokenObject(archive: string, key: string, what: string, cause?: unknown): OuCostError {
  const broken = new OuCostError(
    'MalformedAnswer',
    `the archive ${archive} has an object ${shownKey(key)} that ${what}; an archive holds only what ou-cost writes: restore the object, or move it elsewhere`,
    cause === undefined ? {} : { cause },
  );
  BROKEN.add(broken);
  return broken;
}
