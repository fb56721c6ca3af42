import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PLAIN_VIEW } from '../shared/view.ts';
import { exampleReport } from '../testing/example-report.ts';
import { mailMessage } from './mail.ts';
import { oneLine } from './plain-text.ts';
import { topicMessage } from './topic.ts';

const NOTHING = { attached: [], leftOut: [], archived: null };

describe('a mail', () => {
  test('has period, total and change in one line', () => {
    const { subject } = mailMessage(exampleReport({ compare: true }), NOTHING, PLAIN_VIEW);
    expect(subject).toMatch(
      /^AWS spend 2026-10-01 to 2026-10-31: 14,369\.85 USD, -\d+\.\d\d% \(o-[a-z0-9]+\)$/,
    );
  });

  test('says what is attached, what is too large, and where the report is', () => {
    const contents = { attached: ['a.html', 'b.csv'], leftOut: ['c.xlsx'], archived: 's3://bucket/x/' };
    for (const part of ['text', 'html'] as const) {
      const said = mailMessage(exampleReport(), contents, PLAIN_VIEW)[part];
      expect(said).toContain('Attached: a.html, b.csv');
      expect(said).toContain('Too large to attach: c.xlsx');
      expect(said).toContain('In the archive: s3://bucket/x/');
    }
    expect(mailMessage(exampleReport(), NOTHING, PLAIN_VIEW).text).not.toMatch(/Attached|Too large|archive/);
  });

  test.each(['\n\nBcc: x@example.com', '<script>alert(1)</script>', '\u0000\u202e', '&lt;'])(
    'is not changed in its form by names such as %j',
    (name) => {
      const plain = mailMessage(exampleReport({ compare: true, name: 'n' }), NOTHING, PLAIN_VIEW);
      const hostile = mailMessage(exampleReport({ compare: true, name }), NOTHING, PLAIN_VIEW);
      expect(hostile.subject).toBe(plain.subject);
      expect(hostile.text.split('\n')).toHaveLength(plain.text.split('\n').length);
      expect(hostile.html.match(/<\w+/g)).toEqual(plain.html.match(/<\w+/g));
    },
  );

  test('has a subject that is one line of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 20 }), (text) => {
        expect(oneLine(text)).not.toMatch(/[\r\n\u2028\u2029\u0085\p{Cc}]/u);
      }),
    );
  });
});

describe('a message to a topic', () => {
  test.each(['en', 'ja'] as const)('in %s has a subject as SNS takes it', (language) => {
    const report = { ...exampleReport({ compare: true }), currency: 'EUR' };
    const { subject } = topicMessage(report, null, { ...PLAIN_VIEW, language, locale: 'de-DE' });
    expect(subject).toMatch(/^AWS spend [ -~]{1,89}$/);
  });

  test('is cut to what SNS takes, and counts the lines that are left out', () => {
    const note = { code: 'rule-not-judged', message: `${'名'.repeat(400)}` };
    const report = { ...exampleReport(), notes: Array.from({ length: 1000 }, () => note) };
    const { text } = topicMessage(report, 's3://bucket/x/', PLAIN_VIEW);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(256_000);
    expect(text).toMatch(/and \d+ more lines\n$/);
    expect(topicMessage(exampleReport(), 's3://bucket/x/', PLAIN_VIEW).text).toContain(
      'In the archive: s3://bucket/x/',
    );
  });
});
