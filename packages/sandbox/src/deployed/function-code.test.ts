import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { writeStackList } from '../testing/stack-list.ts';
import { readStacks } from './index.ts';

const CODE = 'exports.handler = async () => 1;';

/** The one function of a template with properties that are changed, and mappings. */
function read(changed: object, Mappings: object = {}) {
  const Report = {
    Type: 'AWS::Lambda::Function',
    Properties: {
      Handler: 'index.handler',
      Runtime: 'nodejs24.x',
      Role: 'arn:aws:iam::222222222222:role/worker',
      Code: { ZipFile: CODE },
      ...changed,
    },
  };
  return readStacks(writeStackList({ template: { Mappings, Resources: { Report } } })).functions[0];
}

describe('inline code', () => {
  it('is the text of index.js, and no folder is needed', () => {
    expect(read({})).toMatchObject({ inlineCode: CODE, handler: 'index.handler' });
    expect(read({})).not.toHaveProperty('assetFolder');
  });

  it.each([
    [
      'a handler in another file',
      { Handler: 'main.handler' },
      'Handler is "main.handler": inline code is stored as index.js',
    ],
    ['Python', { Runtime: 'python3.13' }, 'not of python3.13'],
    [
      'a bucket beside it',
      { Code: { ZipFile: 'x', S3Bucket: 'b', S3Key: 'k' } },
      'Code has ZipFile and S3Bucket, S3Key',
    ],
    ['an empty text', { Code: { ZipFile: '' } }, 'expected some text of at most 4194304'],
    [
      'a bucket instead of it',
      { Code: { S3Bucket: 'b', S3Key: 'k' } },
      'no asset of stack payer is uploaded as k',
    ],
    [
      'an image instead of it',
      { Code: { ImageUri: 'i' } },
      'only a function whose code is a file asset or inline can run',
    ],
  ])('is refused for %s', (_case, changed, problem) => {
    expect(() => read(changed)).toThrow(problem);
  });

  it('has at most 4 MB when zipped, however it is put together', () => {
    // Repetition at a distance of more than 32 KB is not found by deflate.
    const part = randomBytes(300_000).toString('base64');
    const parts = (count: number) =>
      Array.from({ length: count }, () => ({ 'Fn::FindInMap': ['M', 'a', 'b'] }));
    const withParts = (count: number) =>
      read({ Code: { ZipFile: { 'Fn::Join': ['//', parts(count)] } } }, { M: { a: { b: part } } });
    expect(withParts(10)?.inlineCode).toHaveLength(10 * part.length + 18);
    expect(() => withParts(15)).toThrow(/ZipFile has \d+ bytes when zipped/);
  });
});
