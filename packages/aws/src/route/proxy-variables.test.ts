import { expect, it } from 'vitest';
import { proxyVariables } from './proxy-variables.ts';

it.each([
  [{}, undefined, undefined, undefined],
  [{ NO_PROXY: 'a' }, undefined, undefined, undefined],
  [{ https_proxy: 'a:3128' }, 'http://a:3128/', '', 'localhost,127.0.0.1,[::1]'],
  [
    {
      HTTPS_PROXY: 'http://jo:p%23:s@a:1',
      HTTP_PROXY: 'https://b',
      NO_PROXY: 'x.example, .y.example 10.0.0.1',
    },
    'http://jo:p%23%3As@a:1/',
    'https://b/',
    'x.example,.y.example,10.0.0.1,.x.example,localhost,127.0.0.1,[::1]',
  ],
  [{ HTTPS_PROXY: 'a', no_proxy: 'b,*' }, 'http://a/', '', '*'],
])('%o: for CDK %s, %s and %s', (variables, https, http, none) => {
  const { https_proxy, HTTPS_PROXY, http_proxy, HTTP_PROXY, no_proxy, NO_PROXY } = proxyVariables(variables);
  expect([https_proxy, http_proxy, no_proxy]).toEqual([https, http, none]);
  expect([HTTPS_PROXY, HTTP_PROXY, NO_PROXY]).toEqual([https, http, none]);
});
