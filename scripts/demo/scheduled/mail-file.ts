import type { Mail } from './control.ts';

const BOUNDARY = 'ou-cost-demo-part';

/** A mail as mail programs open it, `.eml`. */
export function mailFile(mail: Mail): string {
  const bodies = [
    ...(mail.text === undefined ? [] : [part('text/plain; charset=utf-8', base64(mail.text))]),
    ...(mail.html === undefined ? [] : [part('text/html; charset=utf-8', base64(mail.html))]),
  ];
  const alternatives = `Content-Type: multipart/alternative; boundary="${BOUNDARY}-text"\r\n\r\n${joined(bodies, `${BOUNDARY}-text`)}`;
  const attached = mail.attachments.map(({ fileName, contentType, content }) =>
    part(
      contentType,
      content,
      `Content-Disposition: attachment; filename="${fileName.replaceAll(/["\r\n]/g, '')}"\r\n`,
    ),
  );
  return [
    `From: ${mail.from}`,
    `To: ${mail.to.join(', ')}`,
    `Subject: ${header(mail.subject)}`,
    `Date: ${new Date(mail.sentAt).toUTCString()}`,
    `Message-ID: <${mail.messageId}@email.amazonses.com>`,
    'MIME-Version: 1.0',
    `Content-Type: multipart/mixed; boundary="${BOUNDARY}"`,
    '',
    joined([alternatives, ...attached], BOUNDARY),
  ].join('\r\n');
}

function part(type: string, content: string, more = ''): string {
  const lines = content.match(/.{1,76}/g) ?? [];
  return `Content-Type: ${type}\r\nContent-Transfer-Encoding: base64\r\n${more}\r\n${lines.join('\r\n')}`;
}

function joined(parts: readonly string[], boundary: string): string {
  return `${parts.map((each) => `--${boundary}\r\n${each}\r\n`).join('')}--${boundary}--\r\n`;
}

/** Text that is not ASCII in words of at most 45 bytes, so that each has 75 characters at most (RFC 2047). */
function header(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text;
  const words: string[] = [];
  for (const character of text) {
    const last = words.at(-1);
    if (last !== undefined && Buffer.byteLength(last + character) <= 45)
      words[words.length - 1] = last + character;
    else words.push(character);
  }
  return words.map((word) => `=?utf-8?B?${base64(word)}?=`).join('\r\n ');
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}
