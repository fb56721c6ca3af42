/** The names of a path such as `Workloads/R\/D`; `\` escapes `/` and itself. */
export function splitPath(text: string): string[] {
  const names: string[] = [];
  let name = '';
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '/') {
      names.push(name);
      name = '';
    } else if (character === '\\' && at + 1 < text.length) {
      at += 1;
      name += text.charAt(at);
    } else {
      name += character;
    }
  }
  return [...names, name];
}

/** The names that a reference gives from below the root, with or without a slash at its beginning. */
export function namesOf(reference: string): string[] {
  return splitPath(reference.startsWith('/') ? reference.slice(1) : reference);
}

/**
 * The path of a unit as people write it: the names from below the root; for the root, its name. A unit right below the
 * root that has the root's name is written with a slash before it, so that two units never have one text.
 */
export function pathText(path: readonly string[]): string {
  const [root, ...below] = path;
  const text = (below.length > 0 ? below : path).map(escaped).join('/');
  return below.length === 1 && below[0] === root ? `/${text}` : text;
}

function escaped(name: string): string {
  return name.replace(/[\\/]/g, '\\$&');
}
