import { XMLParser } from 'fast-xml-parser';
import { expect, it } from 'vitest';
import { xmlDocument } from './xml.ts';

it('writes elements in order, omits undefined ones, and escapes text', () => {
  const text = 'a <b> & "c" \'d\' ]]> 運用 🙂';
  const document = xmlDocument('Root', 'https://names.example/', {
    Second: text,
    First: { Number: 7, Nothing: undefined, Empty: '' },
  });
  expect(document).toMatch(/^<Root xmlns="https:\/\/names\.example\/"><Second>a &lt;b&gt; &amp; /);
  expect(document).toMatch(/<First><Number>7<\/Number><Empty><\/Empty><\/First><\/Root>$/);
  const read = new XMLParser({ ignoreAttributes: false, parseTagValue: false }).parse(document);
  expect(read.Root).toEqual({
    '@_xmlns': 'https://names.example/',
    Second: text,
    First: { Number: '7', Empty: '' },
  });
});

it('replaces control characters, which XML does not allow', () => {
  const document = xmlDocument('Root', 'n', { Message: 'bell \u0007 tab \t' });
  expect(document).toBe('<Root xmlns="n"><Message>bell \ufffd tab \t</Message></Root>');
});
