import { fileURLToPath } from 'node:url';
import type { Config } from '@ou-cost/contract';
import { Duration, Fn, Token, Tokenization } from 'aws-cdk-lib';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import {
  Architecture,
  CfnEventInvokeConfig,
  CfnPermission,
  Code,
  LoggingFormat,
  Runtime,
} from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { arnsOf } from '../arns.ts';
import { schedulesSetting } from '../by-itself/targets.ts';
import { byItselfVariables } from '../by-itself/variables.ts';
import { exportsVariables } from '../exports/variables.ts';
import { ReportNetwork } from '../network/vpc.ts';
import { conditionOn, ifGiven } from '../parameters/optional.ts';
import { historySeed } from '../roles/history-seed.ts';
import { withFunctionFolder } from './bundle/function-code.ts';
import { codeDate } from './code-date.ts';
import { ReportLog } from './log-group.ts';

const CHECKOUT = fileURLToPath(new URL('../../../..', import.meta.url));

export interface ReportFunctionOptions {
  /** A folder with the bundle of an earlier synthesis. @default the function is bundled */
  readonly functionAsset?: string;
  /** The function's code as one CommonJS module that stands in the template. @default an asset */
  readonly inlineCode?: string;
  /** How the stack is deployed, for `ou-cost doctor`. @default 'cdk' */
  readonly deployedThrough?: string;
  /** The parameter that says whether the history may be seeded. @default the configuration's `history.seed` */
  readonly historySeed?: string;
  /** What a schedule hands to the function, where it is made of parameters. @default what the configuration says */
  readonly scheduledInput?: string;
}

/** What is made with the function's code. CDK copies an asset when it is bound, so its folder is needed no longer. */
function withCode<T>(
  { functionAsset, inlineCode }: ReportFunctionOptions,
  make: (code: { readonly code: Code; readonly handler: string }) => T,
): T {
  const handler = 'index.handler';
  if (inlineCode !== undefined) return make({ code: Code.fromInline(inlineCode), handler });
  const ofFolder = (folder: string) => make({ code: Code.fromAsset(folder), handler });
  return functionAsset === undefined ? withFunctionFolder(ofFolder) : ofFolder(functionAsset);
}

/** How long an asynchronous invocation may wait for its run: Lambda's own six hours would make a report of another day. */
const OLDEST_EVENT = Duration.seconds(60);

/**
 * With schedules it is an hour. Lambda drops an event that it could not run in time, for instance because another schedule
 * of the same minute has the one reserved run, and that report would never be made. To wait does no harm to a schedule's
 * run: its period follows from the time at which it was due, and its claim keeps it from being made twice.
 */
const OLDEST_SCHEDULED_EVENT = Duration.hours(1);

/** Lambda waits one minute before it repeats a failed run, and two before it repeats it again. */
const LONGEST_PAUSE = Duration.minutes(2);

/** The Lambda function, its log group and its network. */
export class ReportFunction extends Construct {
  readonly function: NodejsFunction;
  readonly log: ILogGroup;

  constructor(
    scope: Construct,
    id: string,
    config: Config,
    worker: IRole,
    options: ReportFunctionOptions = {},
  ) {
    super(scope, id);
    const { timeoutSeconds, memoryMegabytes, reservedConcurrency } = config.function;
    const network = config.vpc && new ReportNetwork(this, 'Network', config, config.vpc);
    this.log = new ReportLog(this, 'Encryption', config).group;
    this.function = withCode(
      options,
      (code) =>
        new NodejsFunction(this, 'Function', {
          functionName: config.names.function,
          description: 'Reports AWS spend per organizational unit',
          runtime: Runtime.NODEJS_24_X,
          architecture: Architecture.ARM_64,
          role: worker,
          timeout: Duration.seconds(timeoutSeconds),
          memorySize: memoryMegabytes,
          logGroup: this.log,
          // The function writes JSON lines itself; Lambda's JSON format would wrap them in JSON again and filter them.
          loggingFormat: LoggingFormat.TEXT,
          environment: { ...this.#settingsOf(config, options), ...network?.environment },
          ...code,
          ...asynchronousRuns(config),
          ...(reservedConcurrency === undefined
            ? {}
            : {
                reservedConcurrentExecutions: Token.asNumber(
                  ifGiven(reservedConcurrency, reservedConcurrency),
                ),
              }),
        }),
    );
    this.#waitForSchedules(config);
    network?.attach(this.function);
    this.#admitDirectInvokers(config);
  }

  /** Where the schedule is a parameter, an event may wait for long only with it. */
  #waitForSchedules(config: Config): void {
    const setting = schedulesSetting(config);
    const condition = setting === undefined ? undefined : conditionOn(setting);
    const { defaultChild } = this.function.node.findChild('EventInvokeConfig').node;
    if (condition === undefined || !(defaultChild instanceof CfnEventInvokeConfig)) return;
    const secondsWith = (schedules: Config['schedules']): number =>
      asynchronousRuns({ ...config, schedules }).maxEventAge.toSeconds();
    defaultChild.maximumEventAgeInSeconds = Token.asNumber(
      Fn.conditionIf(condition.logicalId, secondsWith(config.schedules), secondsWith([])),
    );
  }

  /** The part of the configuration that the function reads from its environment. */
  #settingsOf(config: Config, options: ReportFunctionOptions): Record<string, string> {
    const { deployedThrough = 'cdk' } = options;
    const seed = historySeed(config, options.historySeed);
    const { billingViewArn, reader, report, names } = config;
    const date = codeDate(CHECKOUT);
    const optional = (name: string, text: string | undefined): Record<string, string> =>
      text === undefined ? {} : { [name]: Token.asString(ifGiven(text, text)) };
    return {
      OU_COST_READER_ROLE_ARN: arnsOf(config).readerRole,
      OU_COST_TOLERANCE: report.tolerance,
      OU_COST_SETTLING_DAY: Tokenization.stringifyNumber(report.settlingDay),
      OU_COST_MAX_COST_EXPLORER_REQUESTS: Tokenization.stringifyNumber(report.maxCostExplorerRequests),
      POWERTOOLS_SERVICE_NAME: names.function,
      OU_COST_DEPLOYED_THROUGH: deployedThrough,
      ...(date === undefined ? {} : { OU_COST_CODE_DATE: date }),
      ...optional('OU_COST_BILLING_VIEW_ARN', billingViewArn),
      ...optional('OU_COST_READER_EXTERNAL_ID', reader.externalId),
      ...(seed === undefined ? {} : { OU_COST_HISTORY_SEED: Token.asString(ifGiven(seed, 'true')) }),
      ...exportsVariables(config),
      ...byItselfVariables(config),
    };
  }

  /** Allows the configured roles to invoke the function without assuming the invoker role. */
  #admitDirectInvokers({ directInvokers }: Config): void {
    directInvokers.forEach((principal, index) => {
      new CfnPermission(this, `DirectInvoker${index + 1}`, {
        action: 'lambda:InvokeFunction',
        functionName: this.function.functionName,
        principal,
      });
    });
  }
}

/** A run that nobody waits for: how often it is repeated, and until when, which leaves time for every repetition. */
function asynchronousRuns({ function: { asynchronousRetries, timeoutSeconds }, schedules }: Config) {
  const repetition = timeoutSeconds + LONGEST_PAUSE.toSeconds();
  const oldest = schedules.length === 0 ? OLDEST_EVENT : OLDEST_SCHEDULED_EVENT;
  return {
    retryAttempts: asynchronousRetries,
    maxEventAge: Duration.seconds(oldest.toSeconds() + asynchronousRetries * repetition),
  };
}
