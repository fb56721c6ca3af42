import { rootCertificates } from 'node:tls';
import { describe, expect, it } from 'vitest';
import { routeBy } from './route.ts';

const NONE = { https: null, http: null, noProxy: '' };
const OWN = 'a certificate';

describe('a route with certificates of its own', () => {
  it('trusts these alone for AWS, and for others what this machine trusts as well', async () => {
    const route = await routeBy({ endpointOf: () => undefined, proxies: NONE, certificates: [OWN] });
    expect(route.agentsForAws({ maxSockets: 3 }).httpsAgent.options).toMatchObject({
      ca: [OWN],
      maxSockets: 3,
    });
    const { ca } = route.agentsForOthers().httpsAgent.options;
    expect(ca).toContain(OWN);
    expect((ca as string[]).length).toBeGreaterThan(rootCertificates.length / 2);
  });

  it('without them leaves both to Node.js', async () => {
    const route = await routeBy({ endpointOf: () => undefined, proxies: NONE, certificates: null });
    for (const agents of [route.agentsForAws(), route.agentsForOthers()]) {
      expect(agents.httpsAgent.options.ca).toBeUndefined();
    }
  });
});
