/** A tree of elements: text, or children by name; an element whose value is undefined is left out. */
export interface XmlChildren {
  readonly [name: string]: string | number | XmlChildren | undefined;
}

/** Writes `children` as XML, in their order. */
export function xml(children: XmlChildren): string {
  return Object.entries(children)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `<${name}>${typeof value === 'object' ? xml(value) : escape(String(value))}</${name}>`)
    .join('');
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
