function escaped(character: string): string {
  return Array.from(
    { length: character.length },
    (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`,
  ).join('');
}

/**
 * JSON in which these characters are written as escapes. They must be ones that occur inside of strings only, so that
 * the text reads back unchanged.
 */
export function withEscapes(json: string, characters: RegExp): string {
  return json.replace(characters, escaped);
}
