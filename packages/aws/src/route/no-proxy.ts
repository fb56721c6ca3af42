import { BlockList, isIP } from 'node:net';
import type { Target } from './proxy.ts';

/** A host name in lower case, without the brackets of an IPv6 address and a final dot. */
function plain(host: string): string {
  return host
    .toLowerCase()
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/\.$/, '');
}

/** Whether a host is this machine itself. */
export function isLoopback(host: string): boolean {
  const name = plain(host);
  return /^(?:(?:.+\.)?localhost|127(?:\.\d{1,3}){3}|::1|::ffff:127(?:\.\d{1,3}){3})$/.test(name);
}

/**
 * Whether a value of NO_PROXY names a host. As with the AWS CLI, an entry names the host and all below it, with or without
 * a dot before it, and `*` names every host. An entry may also begin with `*.`, have a port, or be a range such as
 * `10.0.0.0/8`.
 */
export function leavesOut(noProxy: string, { host, port }: Pick<Target, 'host' | 'port'>): boolean {
  const name = plain(host);
  return noProxy.split(/[\s,]+/).some((entry) => {
    if (entry === '') return false;
    if (entry === '*') return true;
    if (entry.includes('/')) return isInRange(name, entry);
    const { name: named, port: onlyPort } = parts(entry);
    if (named === '' || (onlyPort !== null && onlyPort !== port)) return false;
    return name === named || (isIP(name) === 0 && name.endsWith(`.${named}`));
  });
}

/** The host and the port of an entry. */
function parts(entry: string): { readonly name: string; readonly port: number | null } {
  const [, host = entry, digits] = /^(\[.*\]|[^:]*):(\d+)$/.exec(entry) ?? [];
  return { name: plain(host.replace(/^\*?\.+/, '')), port: digits === undefined ? null : Number(digits) };
}

function isInRange(name: string, range: string): boolean {
  const [address = '', digits = ''] = range.split('/');
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
  if (isIP(name) === 0 || !/^\d{1,3}$/.test(digits)) return false;
  try {
    const list = new BlockList();
    list.addSubnet(address, Number(digits), family);
    return list.check(name, isIP(name) === 6 ? 'ipv6' : 'ipv4');
  } catch {
    return false;
  }
}
