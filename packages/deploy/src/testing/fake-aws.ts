import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parse as parseArn } from '@aws-sdk/util-arn-parser';
import { bucketAnswer } from './fake-bucket.ts';
import { cloudFormation } from './fake-cloudformation.ts';
import { type FakeAccount, FakeError, FakeState } from './fake-state.ts';

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

function xml(value: unknown): string {
  if (Array.isArray(value)) return value.map((element) => `<member>${xml(element)}</member>`).join('');
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value)
      .map(([key, member]) => `<${key}>${xml(member)}</${key}>`)
      .join('');
  }
  return String(value).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function jsonAnswer(value: unknown): Answer {
  return { status: 200, type: 'application/x-amz-json-1.1', body: JSON.stringify(value) };
}

function jsonError(error: FakeError): Answer {
  const body = JSON.stringify({ __type: error.code, message: error.message });
  return { ...jsonAnswer(null), status: error.status, body };
}

function simulated({ denied, conditional, denials }: FakeAccount, action: string): object {
  return {
    EvalActionName: action,
    EvalDecision: denied.has(action) || conditional.has(action) ? 'implicitDeny' : 'allowed',
    MissingContextValues: conditional.has(action) ? ['aws:SourceIp'] : [],
    ...denials.get(action),
  };
}

function identity(account: FakeAccount, parameters: URLSearchParams): object | undefined {
  const roleArn = parameters.get('RoleArn') ?? '';
  switch (parameters.get('Action')) {
    case 'GetCallerIdentity':
      return { Account: account.id, UserId: 'A', Arn: `arn:aws:iam::${account.id}:user/engineer` };
    case 'AssumeRole':
      return {
        Credentials: {
          ...{ AccessKeyId: `ASIA${parseArn(roleArn).accountId}`, SecretAccessKey: 's', SessionToken: 't' },
          Expiration: '2099-01-01T00:00:00Z',
        },
        AssumedRoleUser: { Arn: roleArn, AssumedRoleId: 'A' },
      };
    case 'GetRole': {
      const RoleName = parameters.get('RoleName') ?? '';
      const role = account.roles.get(RoleName);
      if (role === undefined) throw new FakeError('NoSuchEntity', `no role ${RoleName}`, 404);
      return {
        Role: { RoleName, Arn: role.arn, Path: '/', RoleId: 'A', CreateDate: '2026-01-01T00:00:00Z' },
      };
    }
    case 'GetOpenIDConnectProvider': {
      const arn = parameters.get('OpenIDConnectProviderArn') ?? '';
      if (account.identityProviders.has(arn)) return { Url: arn };
      throw new FakeError('NoSuchEntity', `no provider ${arn}`, 404);
    }
    case 'GetRolePolicy': {
      const [RoleName = '', PolicyName = ''] = [parameters.get('RoleName'), parameters.get('PolicyName')].map(
        String,
      );
      const policies = account.roles.get(RoleName)?.policies;
      if (policies?.has(PolicyName) !== true)
        throw new FakeError('NoSuchEntity', `no policy ${PolicyName}`, 404);
      return {
        RoleName,
        PolicyName,
        PolicyDocument: encodeURIComponent(JSON.stringify(policies.get(PolicyName))),
      };
    }
    case 'SimulatePrincipalPolicy': {
      const names = [...parameters].filter(([key]) => key.startsWith('ActionNames.')).map(([, name]) => name);
      return { IsTruncated: false, EvaluationResults: names.map((name) => simulated(account, name)) };
    }
    default:
      return undefined;
  }
}

function query(
  state: FakeState,
  account: FakeAccount,
  parameters: URLSearchParams,
  isProfile: boolean,
): Answer {
  const action = parameters.get('Action') ?? '';
  try {
    if (account.refusedCalls.has(action) || (isProfile && account.refusedToProfiles.has(action))) {
      throw new FakeError('AccessDenied', `User: u is not authorized to perform: ${action}`, 403);
    }
    const result = identity(account, parameters) ?? cloudFormation(state, account, parameters);
    if (result === undefined) throw new FakeError('NotImplemented', `${action} is not implemented`, 501);
    const body = `<${action}Response><${action}Result>${xml(result)}</${action}Result></${action}Response>`;
    return { status: 200, type: 'text/xml', body };
  } catch (error) {
    if (!(error instanceof FakeError)) throw error;
    const { code: Code, message: Message, status } = error;
    const body = `<ErrorResponse>${xml({ Error: { Type: 'Sender', Code, Message } })}</ErrorResponse>`;
    return { status, type: 'text/xml', body };
  }
}

function target(account: FakeAccount, name: string, body: Record<string, unknown>): Answer {
  switch (name.split('.').at(-1)) {
    case 'GetParameter': {
      const Value = account.parameters.get(String(body['Name']));
      if (Value === undefined) return jsonError(new FakeError('ParameterNotFound', ''));
      return jsonAnswer({ Parameter: { Name: body['Name'], Value, Type: 'String' } });
    }
    case 'DescribeLogGroups': {
      const names = [...account.logGroups].filter((group) =>
        group.startsWith(String(body['logGroupNamePrefix'])),
      );
      return jsonAnswer({ logGroups: names.map((logGroupName) => ({ logGroupName })) });
    }
    case 'GetWorkGroup': {
      const { WorkGroup } = body;
      if (account.workGroups.has(String(WorkGroup))) return jsonAnswer({ WorkGroup: { Name: WorkGroup } });
      return jsonError(
        new FakeError('InvalidRequestException', `WorkGroup ${String(WorkGroup)} is not found.`),
      );
    }
    case 'DescribeOrganization': {
      const { organization } = account;
      if (organization === null) return jsonError(new FakeError('AWSOrganizationsNotInUseException', ''));
      const { id: Id, managementAccountId: MasterAccountId } = organization;
      return jsonAnswer({ Organization: { Id, MasterAccountId } });
    }
    default:
      return jsonError(new FakeError('NotImplemented', name, 501));
  }
}

function rest(state: FakeState, account: FakeAccount, method: string, url: URL, body: string): Answer {
  const [, name] = /^\/2015-03-31\/functions\/([^/]+)\/configuration$/.exec(url.pathname) ?? [];
  if (name !== undefined) {
    if (account.functions.has(name)) return jsonAnswer({ FunctionName: name });
    return jsonError(new FakeError('ResourceNotFoundException', `no function ${name}`, 404));
  }
  const [, bucket] = /^\/([^/]+)\/?$/.exec(url.pathname) ?? [];
  if (method === 'HEAD' && bucket !== undefined) {
    return { status: account.buckets.get(bucket) ?? 404, type: 'application/xml', body: '' };
  }
  const ofBucket = bucketAnswer(account, method, url, body);
  if (ofBucket !== null) return ofBucket;
  const ok = (text: string): Answer => ({ status: 200, type: 'application/xml', body: text });
  if (method === 'PUT') state.objects.set(url.pathname, body);
  if (url.searchParams.has('location')) return ok('<LocationConstraint>ap-northeast-1</LocationConstraint>');
  if (url.searchParams.has('list-type')) {
    const prefix = `${url.pathname}${url.searchParams.get('prefix')}`;
    const found = [...state.objects.keys()].filter((key) => key.startsWith(prefix));
    const contents = found.map((key) => `<Contents><Key>${key.slice(url.pathname.length)}</Key></Contents>`);
    return ok(`<ListBucketResult>${contents.join('')}</ListBucketResult>`);
  }
  return ok('');
}

function answer(state: FakeState, request: IncomingMessage, body: string): Answer {
  const url = new URL(request.url ?? '/', 'http://fake');
  const [, kind, accountId = ''] =
    /Credential=(\w*?)(\d{12})\b/.exec(request.headers.authorization ?? '') ?? [];
  const account = state.account(accountId);
  const name = request.headers['x-amz-target'];
  const parameters = new URLSearchParams(body);
  const call = typeof name === 'string' ? name.split('.').at(-1) : parameters.get('Action');
  if (call !== null && call !== undefined) state.calls.push(`${accountId} ${call}`);
  if (typeof name === 'string') return target(account, name, JSON.parse(body));
  if (request.method === 'POST' && url.pathname === '/')
    return query(state, account, parameters, kind === 'AKIA');
  return rest(state, account, request.method ?? 'GET', url, body);
}

/** A defect of the fake is answered with status 500: the program under test shows it, instead of waiting forever. */
function answered(state: FakeState, request: IncomingMessage, body: string): Answer {
  try {
    return answer(state, request, body);
  } catch (error) {
    return { status: 500, type: 'text/plain', body: `the fake failed: ${String(error)}` };
  }
}

/** A running fake. `fake-aws.md` describes what it does. */
export interface FakeAws {
  readonly endpoint: string;
  readonly state: FakeState;
  readonly close: () => Promise<void>;
}

function listening(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

export async function startFakeAws(): Promise<FakeAws> {
  const state = new FakeState();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      const { status, type, body } = answered(state, request, Buffer.concat(chunks).toString('utf8'));
      response.writeHead(status, { 'content-type': type }).end(body);
    });
  });
  const port = await listening(server);
  return {
    endpoint: `http://127.0.0.1:${port}`,
    state,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
