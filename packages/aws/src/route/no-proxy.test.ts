import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isLoopback, leavesOut } from './no-proxy.ts';

const STS = { host: 'sts.eu-west-1.amazonaws.com', port: 443 };

describe('NO_PROXY', () => {
  it.each([
    'amazonaws.com',
    '.amazonaws.com',
    '*.amazonaws.com',
    'eu-west-1.amazonaws.com',
    'sts.eu-west-1.amazonaws.com',
    'STS.EU-West-1.AmazonAWS.com.',
    'amazonaws.com:443',
    'localhost, 10.0.0.0/8 ,amazonaws.com',
    'localhost amazonaws.com',
    '*',
    'localhost,*',
  ])('%j leaves out a host of AWS', (noProxy) => {
    expect(leavesOut(noProxy, STS)).toBe(true);
  });

  it.each([
    '',
    ',, ,',
    'aws.com',
    'azonaws.com',
    'ts.eu-west-1.amazonaws.com',
    'x.sts.eu-west-1.amazonaws.com',
    'amazonaws.com:8443',
    '10.0.0.0/8',
    '.',
    'amazonaws',
    'a/b',
  ])('%j does not', (noProxy) => {
    expect(leavesOut(noProxy, STS)).toBe(false);
  });

  it.each([
    ['10.0.0.0/8', '10.1.2.3', true],
    ['10.0.0.0/8', '11.1.2.3', false],
    ['10.1.2.3', '10.1.2.3', true],
    ['2.3', '10.1.2.3', false],
    ['fd00::/8', '[fd12::1]', true],
    ['fd00::/8', '10.1.2.3', false],
    ['[fd12::1]', '[fd12::1]', true],
    ['[fd12::1]:443', 'fd12::1', true],
    ['fd12::1', 'fd12::1', true],
    ['10.0.0.0/99', '10.1.2.3', false],
  ])('%s and the address %s: %s', (noProxy, host, isLeftOut) => {
    expect(leavesOut(noProxy, { host, port: 443 })).toBe(isLeftOut);
  });

  it('leaves out a host and what is below it, and never what only ends like it', () => {
    const label = fc.stringMatching(/^[a-z][a-z0-9]{0,5}$/);
    fc.assert(
      fc.property(label, label, label, (below, name, top) => {
        const entry = `${name}.${top}`;
        expect(leavesOut(entry, { host: entry, port: 1 })).toBe(true);
        expect(leavesOut(entry, { host: `${below}.${entry}`, port: 1 })).toBe(true);
        expect(leavesOut(entry, { host: `${below}${entry}`, port: 1 })).toBe(false);
      }),
    );
  });
});

it.each([
  ['localhost', true],
  ['LOCALHOST.', true],
  ['api.localhost', true],
  ['127.0.0.1', true],
  ['127.8.9.10', true],
  ['[::1]', true],
  ['localhost.example.com', false],
  ['127.0.0.1.example.com', false],
  ['128.0.0.1', false],
])('%s is this machine: %s', (host, isOwn) => {
  expect(isLoopback(host)).toBe(isOwn);
});
