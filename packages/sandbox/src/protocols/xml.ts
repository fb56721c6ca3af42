/** A tree of elements: text, or children by name; an element whose value is undefined is left out. */
export interface XmlChildren {
  readonly [name: string]: string | number | XmlChildren | undefined;
}

/** Writes `children` as XML, in their order. */
export function xml(children: XmlChildren): string {
  return Object.entries(children)
    .filter(([, value]) => value !== undefined)
    .map(
      ([name, value]) =>
        `<${name}>${typeof value === 'object' ? xml(value) : escaped(String(value))}</${name}>`,
    )
    .join('');
}

/** Control characters have no place in XML, not even escaped. */
function escaped(text: string): string {
  const allowed = text.replaceAll(/[^\t\n\r\u0020-\uffff]/g, '\ufffd');
  return allowed.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
