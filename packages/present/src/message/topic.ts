import type { Report } from '@ou-cost/spend';
import { DEFAULT_LOCALE } from '../shared/figure-format.ts';
import { wordsIn } from '../words/index.ts';
import { chatOf } from './chat.ts';
import { plainText, subjectOf } from './plain-text.ts';
import { type Posting, summaryOf } from './summary.ts';

/** The summary for a topic of Amazon SNS. */
export interface TopicMessage {
  /** At most 99 characters of ASCII, as SNS demands: in English whatever the language. */
  readonly subject: string;
  /** At most 256,000 bytes. */
  readonly text: string;
}

/** SNS takes less than 100 characters. https://docs.aws.amazon.com/sns/latest/api/API_Publish.html */
const LONGEST_SUBJECT = 99;
/** SNS takes 262,144 bytes, with the subject and attributes. */
const MOST_BYTES = 256_000;

export function topicMessage(report: Report, archived: string | null, posting: Posting): TopicMessage {
  const { message, noteText } = wordsIn(posting.language);
  const summary = summaryOf(report, posting);
  const notes = report.notes.filter(({ code }) => code !== 'rule-not-judged').map(noteText);
  const closing = archived === null ? [] : [{ label: message.archived, value: archived }];
  const text = plainText(chatOf(report, summary, posting), notes, closing, posting.language);
  const subject = subjectOf(report, summary, { language: 'en', locale: DEFAULT_LOCALE });
  return {
    subject: subject.replace(/[^ -~]/g, '?').slice(0, LONGEST_SUBJECT),
    text: withinBytes(text, message.moreLines),
  };
}

/** The text, or its beginning, with how many lines there are besides. */
function withinBytes(text: string, moreLines: (count: number) => string): string {
  if (Buffer.byteLength(text) <= MOST_BYTES) return text;
  const lines = text.split('\n');
  const kept: string[] = [];
  let bytes = 100;
  for (const line of lines) {
    bytes += Buffer.byteLength(line) + 1;
    if (bytes > MOST_BYTES) break;
    kept.push(line);
  }
  return `${[...kept, moreLines(lines.length - kept.length)].join('\n')}\n`;
}
