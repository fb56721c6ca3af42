import * as z from 'zod';

/** AWS allows this many tags for a resource; its own, which begin with `aws:`, do not count. */
const MAX_TAGS = 50;
const KEY_CHARACTERS = 128;
const VALUE_CHARACTERS = 256;
/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html: IAM allows the fewest characters of all our resources. */
const ALLOWED = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;

function mistakeInKey(key: string): string | null {
  if (/^aws:/i.test(key)) return "begins with 'aws:', which AWS keeps for itself: choose another key";
  if (key === '' || key.length > KEY_CHARACTERS) {
    return `has a key of ${key.length} characters: write 1 to ${KEY_CHARACTERS}`;
  }
  if (!ALLOWED.test(key))
    return 'has a key with characters that AWS does not allow: use letters, digits, spaces and _.:/=+-@';
  return null;
}

function mistakeInValue(value: string): string | null {
  if (value.length > VALUE_CHARACTERS) {
    return `has ${value.length} characters: write at most ${VALUE_CHARACTERS}`;
  }
  return ALLOWED.test(value)
    ? null
    : 'has characters that AWS does not allow: use letters, digits, spaces and _.:/=+-@';
}

/** The tags of the stacks and of all their resources. */
export const tags = z.record(z.string(), z.string()).check(({ value, issues }) => {
  const refuse = (path: string[], message: string): void => {
    issues.push({ code: 'custom', path, message, input: value });
  };
  const keys = Object.keys(value);
  if (keys.length > MAX_TAGS) refuse([], `are ${keys.length} tags: a resource can have at most ${MAX_TAGS}`);
  const seen = new Map<string, string>();
  for (const [key, text] of Object.entries(value)) {
    const mistake = mistakeInKey(key) ?? mistakeInValue(text);
    if (mistake !== null) refuse([key], mistake);
    const other = seen.get(key.toLowerCase());
    seen.set(key.toLowerCase(), key);
    if (other !== undefined)
      refuse([key], `differs from '${other}' only in case, which IAM does not tell apart`);
  }
});
