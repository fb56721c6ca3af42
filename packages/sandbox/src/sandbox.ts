import { DataCatalog } from './athena/catalog.ts';
import { athenaRefusals } from './athena/refusals.ts';
import { Athena } from './athena/service.ts';
import { CallRecorder } from './call-recorder.ts';
import { cloudTrailService } from './cloudtrail/service.ts';
import { Watch } from './cloudwatch/watch.ts';
import { costExplorerService } from './cost-explorer/service.ts';
import { ExportDeliveries } from './data-exports/deliveries.ts';
import { checkExports } from './data-exports/deployment-check.ts';
import { dataExportsService } from './data-exports/service.ts';
import { checkFaults } from './faults/check.ts';
import { FaultInjector } from './faults/injector.ts';
import { Throttling } from './faults/service-refusals.ts';
import { Authorizer } from './iam/authorizer.ts';
import { CredentialStore, type Credentials } from './iam/credential-store.ts';
import { checkDeployment } from './iam/deployment-check.ts';
import { findInvokerRole } from './iam/invoker-role.ts';
import { PlatformCalls } from './iam/platform-calls.ts';
import { sessionOf } from './iam/role-directory.ts';
import { sandboxRoles } from './iam/sandbox-roles.ts';
import { AsynchronousInvocations } from './lambda/asynchronous.ts';
import { checkedFunctionPolicies } from './lambda/function-policies.ts';
import { Invoker } from './lambda/invoker.ts';
import { LogStore } from './lambda/log-store.ts';
import { checkNetworkInterfaceRights } from './lambda/network-interface-check.ts';
import { LambdaPlatform } from './lambda/platform.ts';
import { lambdaRoutes } from './lambda/service.ts';
import { organizationsService } from './organizations/service.ts';
import { OrganizationTree } from './organizations/tree.ts';
import { outgoingServices } from './outgoing/services.ts';
import type { Endpoint } from './protocols/endpoint.ts';
import { JsonEndpoint } from './protocols/json-endpoint.ts';
import { QueryEndpoint } from './protocols/query-endpoint.ts';
import { RestEndpoint } from './protocols/rest-endpoint.ts';
import type { Sandbox, SessionOptions } from './running-sandbox.ts';
import { Buckets } from './s3/buckets.ts';
import { S3Endpoint } from './s3/endpoint.ts';
import { s3Operations } from './s3/operations.ts';
import { checkOptions, defaultCostExplorerRate, type SandboxOptions } from './sandbox-options.ts';
import { ServedScenario } from './scenario/as-of.ts';
import type { Scenario } from './scenario/model.ts';
import { Firing } from './scheduler/firing.ts';
import { ScenarioTime } from './scheduler/scenario-time.ts';
import { Schedules } from './scheduler/schedules.ts';
import { schedulerRoutes } from './scheduler/service.ts';
import { adminAnswer } from './server/admin-endpoint.ts';
import { FrontDoor } from './server/front-door.ts';
import { type HttpServer, listen } from './server/http.ts';
import { inProcessHandlerOf } from './server/in-process.ts';
import { Quotas } from './server/quotas.ts';
import { ServiceError } from './service.ts';
import { stsService } from './sts/service.ts';
import { type Clock, systemClock } from './time/clock.ts';
import { Sleeper } from './time/sleeper.ts';

export type { Sandbox, SessionOptions } from './running-sandbox.ts';

/** EC2 names the session of an instance profile after the instance's id. */
const instanceSession = 'i-0a1b2c3d4e5f60718';
const principalSeconds = 12 * 3600;
/** RFC 2606 reserves `.invalid` for names that never resolve. */
const nowhere = 'http://sandbox.invalid';

/**
 * Serves `deployment` and `scenario` on loopback until `stop` is called.
 * @throws ServiceError if the deployment itself would fail on AWS, Error for an option out of range or a port in use
 */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  checkOptions(options);
  const { deployment, clock = systemClock } = options;
  const { directory, principals } = sandboxRoles(deployment, options.existingRoles);
  const scenario = new ServedScenario(options.scenario, options.today);
  const today = () => scenario.now.today;
  const tree = new OrganizationTree(scenario.now.organization);
  const credentials = new CredentialStore();
  const recorder = new CallRecorder();
  const logs = new LogStore();
  const { dataExports = {} } = options;
  const deliveries = new ExportDeliveries(() => scenario.now, dataExports);
  const buckets = new Buckets(
    deployment.buckets,
    (bucket, folder) => deliveries.write(bucket, deployment.exports, folder),
    clock,
  );
  const outgoing = outgoingServices(deployment, options, clock);
  const authorizer = new Authorizer({
    roles: directory,
    functionPolicies: checkedFunctionPolicies(deployment),
    bucketOfArn: (arn) => buckets.ofArn(arn),
    resourcePolicies: outgoing.policies,
    keyPolicies: new Map(deployment.keys.map(({ arn, policy }) => [arn, policy])),
    keyAliases: new Map(deployment.keys.map(({ arn, aliases }) => [arn, aliases])),
    membership: tree,
    clock,
  });
  await checkDeployment(directory, deployment.functions);
  await checkNetworkInterfaceRights(deployment.functions, directory, authorizer);
  await checkExports(deployment.exports, buckets, authorizer);
  for (const group of deployment.logGroups) {
    logs.createGroup(group.arn);
  }
  const address: { endpoint: string | undefined } = { endpoint: undefined };
  const platform = new PlatformCalls(authorizer, recorder);
  const watch = new Watch(deployment, logs, outgoing.queues, clock);
  const invoker = new Invoker({
    roles: directory,
    credentials,
    platform: new LambdaPlatform({ platform, logs }),
    clock,
    ended: (deployed, { failure }) => {
      watch.count(deployed, 'Invocations');
      if (failure !== undefined) watch.count(deployed, 'Errors');
    },
    endpoint: () => address.endpoint ?? refuseToRun(),
  });
  const asynchronous = new AsynchronousInvocations(invoker, (deployed) =>
    watch.count(deployed, 'AsyncEventsDropped'),
  );
  const sleeper = new Sleeper();
  const { sleep = sleeper.sleep } = options;
  const athena = new Athena({
    catalog: new DataCatalog(deployment),
    buckets,
    clock,
    sleep,
    today,
    behaviour: options.athena ?? {},
    refusal: athenaRefusals(authorizer, recorder),
  });
  const endpoints = {
    sts: new QueryEndpoint(stsService({ roles: directory, credentials, clock })),
    organizations: new JsonEndpoint(organizationsService(tree, options.organizations)),
    ce: new JsonEndpoint(costExplorer(scenario, options)),
    lambda: new RestEndpoint(lambdaRoutes(deployment.functions, invoker, asynchronous)),
    s3: new S3Endpoint(
      s3Operations(buckets, async (permission, { caller, region }) =>
        authorizer.decide({ principal: caller, region, ...permission }),
      ),
    ),
    athena: new JsonEndpoint(athena.service()),
    cloudtrail: new JsonEndpoint(cloudTrailService(options.scenario, today)),
    'bcm-data-exports': new JsonEndpoint(
      dataExportsService(deployment.exports, deliveries, dataExports, today),
    ),
    scheduler: new RestEndpoint(schedulerRoutes(deployment.schedules, deployment.scheduleGroups)),
    ...outgoing.endpoints,
  };
  const { faults: plan = { faults: [] } } = options;
  checkFaults(plan, apisOf(endpoints), tree);
  const throttling = new Throttling();
  const faults = new FaultInjector(plan, { tree, credentials, throttling, clock, sleep });
  const frontDoor = new FrontDoor({
    endpoints: new Map<string, Endpoint>(Object.entries(endpoints)),
    credentials,
    authorizer,
    recorder,
    clock,
    sleep,
    latencyMilliseconds: options.latency ?? 0,
    quotas: quotasOf(options, clock),
    throttling,
    faults,
  });
  const moveTo = async (day: string): Promise<void> => {
    scenario.moveTo(day);
    tree.become(scenario.now.organization);
    await buckets.refill();
  };
  const time = new ScenarioTime(today, moveTo);
  const firing = new Firing({
    functions: deployment.functions,
    roles: directory,
    platform,
    faults,
    asynchronous,
    queues: outgoing.queues,
    clock,
    queued: (arn) => watch.measure(arn),
    dropped: (schedule) => watch.countDropped(schedule),
  });
  const schedules = new Schedules(deployment.schedules, deployment.scheduleGroups, firing, time);
  let server: HttpServer | undefined;
  if (options.listens !== false) {
    server = await listen(options.port ?? 0, clock, async (request) => {
      return (
        (await adminAnswer(request, { recorder, logs, today, moveTo, outgoing, watch, schedules, time })) ??
        (await frontDoor.answer(request))
      );
    });
    address.endpoint = `http://127.0.0.1:${server.port}`;
  }
  const credentialsFor = (roleArn: string, session: SessionOptions = {}): Credentials => {
    const role = directory.find(roleArn);
    if (!role) {
      throw new Error(`${roleArn} does not exist in the sandbox: use a role of the deployment`);
    }
    const { sessionName = 'sandbox', seconds = principalSeconds, sourceFunctionArn } = session;
    const details = sourceFunctionArn === undefined ? {} : { sourceFunctionArn };
    return credentials.issue(sessionOf(role, sessionName, details), clock(), seconds);
  };
  return {
    endpoint: address.endpoint ?? nowhere,
    region: deployment.functions[0]?.region ?? deployment.stacks[0]?.region ?? 'us-east-1',
    principals: Object.fromEntries(
      Object.entries(principals).map(([name, arn]) => [
        name,
        credentialsFor(arn, { sessionName: instanceSession }),
      ]),
    ),
    functionArn: deployment.functions[0]?.arn,
    invokerRoleArn: findInvokerRole(deployment)?.arn,
    get calls() {
      return recorder.all();
    },
    get logs() {
      return logs.contents();
    },
    get mails() {
      return outgoing.mailbox.mails;
    },
    get notifications() {
      return outgoing.topics.notifications;
    },
    get queues() {
      return outgoing.queues.contents();
    },
    get alarms() {
      return watch.alarms();
    },
    get time() {
      return time.now();
    },
    get today() {
      return today();
    },
    moveTo,
    fire: (name, at, times) => schedules.fire(name, at, times),
    goTo: (to) => schedules.goTo(to),
    clearAlarms: () => watch.forget(),
    credentialsFor,
    answer: inProcessHandlerOf((request) => frontDoor.answer(request, 'any'), clock),
    stop: async () => {
      sleeper.stop();
      await invoker.stop();
      await asynchronous.settle();
      await server?.close();
      await athena.settle();
      await buckets.close();
    },
  };
}

function costExplorer(scenario: ServedScenario, { pageSize, costExplorer: behaviour }: SandboxOptions) {
  const optionsOf = ({ ledger, organization, today, isTodayGuessed = false }: Scenario) => ({
    ledger,
    organization,
    today,
    isTodayGuessed,
    ...behaviour,
    ...(pageSize === undefined ? {} : { pageSize }),
  });
  let known = { scenario: scenario.now, options: optionsOf(scenario.now) };
  return costExplorerService(() => {
    const { now } = scenario;
    if (known.scenario !== now) known = { scenario: now, options: optionsOf(now) };
    return known.options;
  });
}

function quotasOf(options: SandboxOptions, clock: Clock): Quotas | undefined {
  const { quotas, costExplorerRate = defaultCostExplorerRate, otherWork = 0 } = options;
  return quotas === 'aws' ? new Quotas({ clock, costExplorerRate, otherWork }) : undefined;
}

function apisOf(endpoints: Readonly<Record<string, Endpoint>>): string[] {
  return Object.entries(endpoints).flatMap(([service, { operations }]) =>
    operations.map((operation) => `${service}:${operation}`),
  );
}

function refuseToRun(): never {
  throw new ServiceError(
    'ServiceException',
    'the sandbox does not listen, so a function could not reach it: start it without the option listens',
    500,
  );
}
