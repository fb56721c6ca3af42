import { composeDeliverer } from '../deliverer/composition.ts';
import type { Mail } from '../deliverer/mail.ts';
import { systemTiming } from '../pacing/timing.ts';

export const KEYS = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret', sessionToken: 'token' };

/** A deliverer with these keys whose services all answer at one endpoint, and which does not wait. */
export function delivererAt(endpoint: string) {
  return composeDeliverer({
    region: 'eu-west-1',
    runId: 'run-1',
    deadline: null,
    delivererRoleArn: null,
    credentials: async () => KEYS,
    endpointOf: () => endpoint,
    timing: { ...systemTiming, sleep: async () => {} },
  });
}

export const MAIL: Mail = {
  from: 'reports@example.com',
  to: ['a@example.com', 'b@example.com'],
  subject: 'AWS 2026-10: 決済',
  text: 'Total: 1.00 USD\n"quoted" & <more>',
  html: '<p>Total</p>',
  attachments: [{ name: 'report.html', type: 'text/html', content: Buffer.from('<html>é</html>') }],
};
