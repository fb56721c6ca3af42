import { runSimulation, type Simulation } from '@cloud-copilot/iam-simulate';
import { denialReason } from './denial-message.ts';

/** What IAM decides about a request. */
interface Evaluation {
  readonly allowed: boolean;
  /** The end of AWS's message for a refusal; empty if access is allowed. */
  readonly reason: string;
}

/** A sandbox that serves for days must not keep every question that it was ever asked. */
const MOST_KEPT = 2_000;

/**
 * Memoization, for all sandboxes of the process: a run asks the same question for each page that it reads, and a
 * simulation takes some milliseconds.
 */
const kept = new Map<string, Promise<Evaluation>>();

/**
 * Has iam-simulate decide.
 * @throws Error for policies or a request that it cannot evaluate
 */
export function evaluate(simulation: Simulation): Promise<Evaluation> {
  const question = questionOf(simulation);
  const known = kept.get(question);
  if (known !== undefined) return known;
  if (kept.size >= MOST_KEPT) kept.clear();
  const evaluation = simulate(simulation);
  kept.set(question, evaluation);
  return evaluation;
}

/**
 * What a decision depends on: the time, the session and other keys that are different in each request are a part of it
 * only where a policy names them, in a condition or as a variable.
 */
function questionOf(simulation: Simulation): string {
  const { request, ...policies } = simulation;
  const { contextVariables, ...asked } = request;
  const text = JSON.stringify(policies);
  const lowerCase = text.toLowerCase();
  const named = Object.entries(contextVariables).filter(([key]) => lowerCase.includes(key.toLowerCase()));
  return JSON.stringify([asked, named, text]);
}

async function simulate(simulation: Simulation): Promise<Evaluation> {
  const results = await runSimulation(simulation, {});
  const { action, resource } = simulation.request;
  if (results.resultType === 'error') {
    throw new Error(
      `IAM cannot evaluate ${action} on ${resource.resource}: ${JSON.stringify(results.errors)}`,
    );
  }
  if (results.overallResult === 'Allowed') return { allowed: true, reason: '' };
  const analysis = results.resultType === 'single' ? results.result.analysis : results.results[0]?.analysis;
  return { allowed: false, reason: analysis === undefined ? '' : denialReason(action, analysis) };
}
