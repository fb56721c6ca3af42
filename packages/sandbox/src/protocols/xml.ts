import { XMLBuilder } from 'fast-xml-parser';

type XmlElement = string | number | XmlChildren;

/**
 * A tree of elements by name; an element is text or has children. A list is a repeated element, and undefined elements
 * are omitted.
 */
export interface XmlChildren {
  readonly [name: string]: XmlElement | readonly XmlElement[] | undefined;
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
      .map(([name, value]) => [name, Array.isArray(value) ? value.map(element) : element(value)]),
  );
}

function element(value: unknown): string | XmlChildren {
  return typeof value === 'object' && value !== null
    ? writable(value as XmlChildren)
    : withoutControls(String(value));
}

/** XML does not allow control characters, not even escaped. */
function withoutControls(text: string): string {
  return text.replaceAll(/[^\t\n\r\u0020-\uffff]/g, '\ufffd');
}
