import { XMLBuilder } from 'fast-xml-parser';

/** A tree of elements by name; an element is text or has children, and undefined elements are omitted. */
export interface XmlChildren {
  readonly [name: string]: string | number | XmlChildren | undefined;
}

const builder = new XMLBuilder({ ignoreAttributes: false, attributeNamePrefix: '@' });

/** A document with one root element, in a namespace if one is given. */
export function xmlDocument(root: string, namespace: string | undefined, children: XmlChildren): string {
  return builder.build({ [root]: writable({ '@xmlns': namespace, ...children }) });
}

function writable(children: XmlChildren): XmlChildren {
  return Object.fromEntries(
    Object.entries(children)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [
        name,
        typeof value === 'object' ? writable(value) : withoutControls(String(value)),
      ]),
  );
}

/** XML does not allow control characters, not even escaped. */
function withoutControls(text: string): string {
  return text.replaceAll(/[^\t\n\r\u0020-\uffff]/g, '\ufffd');
}
