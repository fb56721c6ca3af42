import { type AnswerReading, decodeFunctionRequest, type FunctionRequest } from '@ou-cost/contract';
import { OuCostError } from '@ou-cost/spend';
import { type Answer, answerTo } from './answers.ts';
import { readEnvironment } from './environment.ts';
import { deadlineOf, functionArnOf, type InvocationContext } from './invocation.ts';
import { RunLog } from './run-log.ts';

/**
 * One run: decodes the request, reads with the reader role, answers. `carrier` is what carries the answer at most,
 * however the caller wants to read it. Fails with an OuCostError after logging it.
 */
export async function answerEvent(
  event: unknown,
  context: InvocationContext,
  carrier: AnswerReading,
): Promise<Answer> {
  const log = new RunLog(context.awsRequestId);
  try {
    const environment = readEnvironment();
    const request = carried(decodeFunctionRequest(event), carrier);
    const runId = request.runId ?? context.awsRequestId;
    log.started(runId, request);
    const invocation = { runId, deadline: deadlineOf(context), functionArn: functionArnOf(context) };
    return await answerTo(request, { environment, log, ...invocation });
  } catch (error) {
    const failure = asOuCostError(error);
    log.failed(failure);
    throw failure;
  }
}

function carried(request: FunctionRequest, carrier: AnswerReading): FunctionRequest {
  return carrier === 'whole' && request.kind === 'report' ? { ...request, answer: carrier } : request;
}

function asOuCostError(error: unknown): OuCostError {
  if (error instanceof OuCostError) return error;
  return new OuCostError('Defect', `unexpected: ${String(error)}; please report it`, { cause: error });
}
