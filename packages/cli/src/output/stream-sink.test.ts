import { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { noticeSink, streamSink } from './stream-sink.ts';

/** A stream that fails with an error code after this many writes. */
function failing(code: string, after: number) {
  let writes = 0;
  const stream = new PassThrough({
    transform: (chunk, _, done) => {
      writes += 1;
      if (writes <= after) done(null, chunk);
      else done(Object.assign(new Error(`${code} happened`), { code }));
    },
  });
  stream.resume();
  return {
    sink: streamSink(stream as unknown as NodeJS.WriteStream, 'standard output'),
    notices: noticeSink(stream as unknown as NodeJS.WriteStream),
    writes: () => writes,
  };
}

describe('a stream as a sink', () => {
  test('whose reader has closed the pipe accepts further pieces, and drops them', async () => {
    const { sink, writes } = failing('EPIPE', 1);
    for (const piece of ['one', 'two', 'three', 'four']) await sink.write(piece);
    expect(writes()).toBe(2);
  });

  test('whose disk is full fails with the reason', async () => {
    const { sink } = failing('ENOSPC', 0);
    await expect(sink.write('one')).rejects.toMatchObject({
      code: 'OutputNotWritten',
      message: 'standard output cannot be written: ENOSPC happened',
    });
  });
});

test.each(['ENOSPC', 'EPIPE', 'EIO'])(
  'notices that cannot be written (%s) are lost, and nothing fails',
  async (code) => {
    const { notices } = failing(code, 1);
    for (const notice of ['one', 'two', 'three'])
      await expect(notices.write(notice)).resolves.toBeUndefined();
  },
);
