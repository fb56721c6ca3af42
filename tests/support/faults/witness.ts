import type { IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { type LoopbackServer, startLoopbackServer } from './loopback-server.ts';

/** A request as AWS sees it. */
export interface SeenRequest {
  readonly service: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly path: string;
  /** The members of a form or of a JSON body. */
  readonly input: Readonly<Record<string, unknown>>;
}

export interface Witness extends LoopbackServer {
  readonly seen: readonly SeenRequest[];
}

/**
 * An endpoint in the place of AWS that keeps every request. STS gives credentials, and everything else answers 502, which
 * is what a broken gateway says.
 */
export async function startWitness(): Promise<Witness> {
  const seen: SeenRequest[] = [];
  const server = await startLoopbackServer(async (message, response) => {
    const request = await seenRequest(message);
    seen.push(request);
    if (request.service !== 'sts') response.writeHead(502).end('{}');
    else response.writeHead(200, { 'content-type': 'text/xml' }).end(stsAnswer(request.input['Action']));
  });
  return { ...server, seen };
}

const SCOPE = /Credential=([^/]+)\/\d{8}\/([^/]+)\/([^/]+)\//;

async function seenRequest(message: IncomingMessage): Promise<SeenRequest> {
  const body = await text(message);
  const [, accessKeyId = '', region = '', service = ''] =
    SCOPE.exec(String(message.headers.authorization)) ?? [];
  const isForm = String(message.headers['content-type']).includes('form');
  const input = isForm ? Object.fromEntries(new URLSearchParams(body)) : JSON.parse(body || '{}');
  return { service, region, accessKeyId, path: decodeURIComponent(message.url ?? ''), input };
}

/** The key of the sessions that the witness gives. */
export const SESSION_KEY = 'ASIASESSION';

function stsAnswer(action: unknown): string {
  const session =
    `<Credentials><AccessKeyId>${SESSION_KEY}</AccessKeyId><SecretAccessKey>s</SecretAccessKey>` +
    '<SessionToken>t</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration></Credentials>';
  const identity =
    '<Arn>arn:aws:iam::444455556666:user/somebody</Arn><UserId>AIDA</UserId><Account>444455556666</Account>';
  return `<${action}Response><${action}Result>${session}${identity}</${action}Result></${action}Response>`;
}
