import { describe, expect, it } from 'vitest';
import { proxiesIn, proxyFor, type Variables } from './proxy.ts';

const AWS = { isSecure: true, host: 'sts.amazonaws.com', port: 443 };
const PLAIN = { isSecure: false, host: 'aws.example.com', port: 80 };

function addressFor(target: typeof AWS, variables: Variables): string | undefined {
  return proxyFor(target, proxiesIn(variables))?.url.href;
}

describe('the proxy of a request', () => {
  it.each([
    [{ HTTPS_PROXY: 'http://a:1' }, 'http://a:1/', undefined],
    [{ https_proxy: 'http://b:2' }, 'http://b:2/', undefined],
    [{ https_proxy: 'http://b:2', HTTPS_PROXY: 'http://a:1' }, 'http://b:2/', undefined],
    [{ https_proxy: '', HTTPS_PROXY: 'http://a:1' }, undefined, undefined],
    [{ HTTPS_PROXY: ' a:3128 ' }, 'http://a:3128/', undefined],
    [{ HTTPS_PROXY: 'https://a' }, 'https://a/', undefined],
    [{ HTTP_PROXY: 'http://c:3' }, undefined, 'http://c:3/'],
    [{ http_proxy: 'http://c:3', HTTPS_PROXY: 'a' }, 'http://a/', 'http://c:3/'],
    [{ HTTPS_PROXY: 'a', NO_PROXY: 'amazonaws.com' }, undefined, undefined],
    [{ HTTPS_PROXY: 'a', no_proxy: 'b.example', NO_PROXY: 'amazonaws.com' }, 'http://a/', undefined],
    [{ ALL_PROXY: 'http://d:4' }, undefined, undefined],
    [{}, undefined, undefined],
  ])('with %o is %s for HTTPS and %s for HTTP', (variables, https, http) => {
    expect(addressFor(AWS, variables)).toBe(https);
    expect(addressFor(PLAIN, variables)).toBe(http);
  });

  it('is none for this machine', () => {
    const variables = { HTTPS_PROXY: 'a', HTTP_PROXY: 'a' };
    for (const host of ['localhost', '127.0.0.1', '[::1]']) {
      expect(addressFor({ ...AWS, host }, variables)).toBeUndefined();
      expect(addressFor({ ...PLAIN, host }, variables)).toBeUndefined();
    }
  });

  it.each([
    ['http://user:pass@a:1', 'user:pass'],
    ['http://us%40er:p%3Ass@a:1', 'us@er:p:ss'],
    ['user:p@ss@a:1', 'user:p@ss'],
    ['http://user@a:1', 'user:'],
    ['http://user:100%@a:1', 'user:100%'],
  ])('gets the user name and password of %s, and its address has none', (HTTPS_PROXY, user) => {
    const proxy = proxyFor(AWS, proxiesIn({ HTTPS_PROXY }));
    expect(proxy?.url.href).toBe('http://a:1/');
    expect(Buffer.from(proxy?.authorization?.replace('Basic ', '') ?? '', 'base64').toString()).toBe(user);
  });

  it.each(['socks5://a:1', 'http://', 'http://a:port', 'ftp://a', '://', 'http://a b'])(
    'cannot be %j, which the message names',
    (HTTPS_PROXY) => {
      expect(() => proxiesIn({ HTTPS_PROXY })).toThrow(
        expect.objectContaining({
          code: 'InvalidConfiguration',
          message: expect.stringContaining(
            `HTTPS_PROXY '${HTTPS_PROXY}' is not the address of an HTTP proxy`,
          ),
        }),
      );
    },
  );

  it.each(['socks5://jo:s3cr3t@a:1', 'http://jo:s3cr3t/x@a:1', 'jo:s3cr3t#@a', 's3cr3t@'])(
    'is not shown where it may hold a password: %s',
    (https_proxy) => {
      expect(() => proxiesIn({ https_proxy })).toThrow(/^https_proxy is not the address of an HTTP proxy/);
    },
  );
});
