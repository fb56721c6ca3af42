import { lookup as lookUp } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** This machine, and the addresses at which a cloud tells a machine its credentials. */
const OWN = new BlockList();
OWN.addSubnet('0.0.0.0', 8, 'ipv4');
OWN.addSubnet('127.0.0.0', 8, 'ipv4');
OWN.addSubnet('169.254.0.0', 16, 'ipv4');
OWN.addAddress('::', 'ipv6');
OWN.addAddress('::1', 'ipv6');
OWN.addSubnet('fe80::', 10, 'ipv6');
OWN.addAddress('fd00:ec2::254', 'ipv6');
OWN.addAddress('fd00:ec2::23', 'ipv6');

/** The code of the error where a name leads to such an address. */
export const OWN_ADDRESS = 'EOWNADDRESS';

/** Whether a host, as a URL has it, is an address of this machine or one that gives away credentials. A name is not. */
export function isOwnAddress(host: string): boolean {
  const address = host.replace(/^\[(.*)\]$/, '$1');
  const version = isIP(address);
  return version !== 0 && OWN.check(address, version === 4 ? 'ipv4' : 'ipv6');
}

/** Looks a name up, and fails where it leads to such an address: who owns the name decides whereto it leads. */
export const lookupOfOthers: LookupFunction = (hostname, options, done) => {
  lookUp(hostname, { ...options, all: true }, (failure, found) => {
    if (failure !== null) return done(failure, []);
    if (found.some(({ address }) => isOwnAddress(address))) {
      return done(Object.assign(new Error('an address of this machine'), { code: OWN_ADDRESS }), []);
    }
    const [first] = found;
    if (options.all === true || first === undefined) return done(null, found);
    return done(null, first.address, first.family);
  });
};
