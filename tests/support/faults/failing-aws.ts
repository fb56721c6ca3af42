import { type LoopbackServer, startLoopbackServer } from './loopback-server.ts';

export type FailingService = 'cost-explorer' | 'organizations' | 'sts' | 'lambda';

/** The error that one service answers to everything, as it stands on the wire. */
interface WireError {
  readonly service: FailingService;
  /** In JSON any value; in XML and in a header as text. */
  readonly name: unknown;
  readonly status: number;
}

export interface FailingAws extends LoopbackServer {
  fail(error: WireError): void;
  /** Gives this answer to everything that the service is asked. */
  answer(service: FailingService, answer: WireAnswer): void;
}

/**
 * An endpoint in the place of AWS: one service fails with an error of any name, STS gives credentials otherwise, and the
 * others never answer.
 */
export async function startFailingAws(): Promise<FailingAws> {
  let failing: FailingService = 'lambda';
  let wrong = wireForm({ service: failing, name: 'ServiceException', status: 500 });
  const server = await startLoopbackServer((request, response) => {
    const service = serviceOf(request.url ?? '', String(request.headers['x-amz-target'] ?? ''));
    request.resume().on('end', () => {
      const fails = service === failing;
      if (!fails && service !== 'sts') return;
      const { status, headers, body } = fails ? wrong : CREDENTIALS;
      response.writeHead(status, headers).end(body);
    });
  });
  return {
    ...server,
    fail: (error) => {
      failing = error.service;
      wrong = wireForm(error);
    },
    answer: (service, answer) => {
      failing = service;
      wrong = answer;
    },
  };
}

function serviceOf(path: string, target: string): FailingService {
  if (target.startsWith('AWSInsightsIndexService')) return 'cost-explorer';
  if (target.startsWith('AWSOrganizations')) return 'organizations';
  return path.includes('/functions/') ? 'lambda' : 'sts';
}

export interface WireAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const XML = { 'content-type': 'text/xml' };

const CREDENTIALS: WireAnswer = {
  status: 200,
  headers: XML,
  body:
    '<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>AKIAEXAMPLE</AccessKeyId><SecretAccessKey>s</SecretAccessKey>' +
    '<SessionToken>t</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>',
};

function wireForm({ service, name, status }: WireError): WireAnswer {
  if (service === 'sts') {
    const code = String(name).replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    const body = `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>so it goes</Message></Error></ErrorResponse>`;
    return { status, headers: XML, body };
  }
  if (service === 'lambda') {
    // What a header cannot carry stands in the body.
    const text = String(name);
    const fits = /^[\x21-\x7e]+( [\x21-\x7e]+)*$/.test(text) && text.length < 4000;
    const headers = { 'content-type': 'application/json', ...(fits ? { 'x-amzn-errortype': text } : {}) };
    return {
      status,
      headers,
      body: JSON.stringify({ code: fits ? undefined : text, Message: 'so it goes' }),
    };
  }
  const headers = { 'content-type': 'application/x-amz-json-1.1' };
  return { status, headers, body: JSON.stringify({ __type: name, message: 'so it goes' }) };
}
