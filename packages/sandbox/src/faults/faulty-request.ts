import { dataUnavailable } from '../cost-explorer/billing-view.ts';
import type { Random } from '../generator/random.ts';
import type { CredentialStore } from '../iam/credential-store.ts';
import type { OrganizationTree } from '../organizations/tree.ts';
import type { DecodedRequest, SignedCall, WireAnswer, WireResponse } from '../protocols/endpoint.ts';
import { ServiceError } from '../service.ts';
import type { Clock, Sleep } from '../time/clock.ts';
import { moveAccount, removeAccount } from './account-changes.ts';
import { tokenMember } from './applicable.ts';
import { gatewayError, malformed, truncated } from './broken-answers.ts';
import { Interruption } from './interruption.ts';
import type { PageTokens } from './page-tokens.ts';
import type { FaultKind, FaultRule } from './plan.ts';
import { internalError, type Throttling } from './service-refusals.ts';

/** The parts of the sandbox that faults change. */
export interface FaultParts {
  readonly tree: OrganizationTree;
  readonly credentials: CredentialStore;
  readonly throttling: Throttling;
  readonly clock: Clock;
  readonly sleep: Sleep;
}

interface RequestParts extends FaultParts {
  readonly api: string;
  readonly accessKeyId: string;
  readonly tokens: PageTokens;
}

interface Occurrence {
  readonly rule: FaultRule;
  readonly random: Random;
}

/** These faults add up; of the other faults only the first in the plan occurs. */
const additive: readonly FaultKind[] = ['slow', 'account-moves', 'account-leaves'];

/** A request and its faults, from its arrival to the last byte of its answer. */
export class FaultyRequest {
  readonly #parts: RequestParts;
  readonly #additive: readonly Occurrence[];
  readonly #fault: FaultRule | undefined;

  constructor(parts: RequestParts, occurrences: readonly Occurrence[]) {
    this.#parts = parts;
    this.#additive = occurrences.filter(({ rule }) => additive.includes(rule.fault));
    this.#fault = occurrences.find(({ rule }) => !additive.includes(rule.fault))?.rule;
  }

  get kinds(): readonly FaultKind[] {
    const kinds = this.#additive.map(({ rule }) => rule.fault);
    return this.#fault ? [...kinds, this.#fault.fault] : kinds;
  }

  /**
   * Applies the faults that occur before IAM is asked.
   * @throws ServiceError if the request is refused, Interruption if it does not reach the service
   */
  async arrive(expired: { readonly code: string; readonly status: number }): Promise<void> {
    const { api, accessKeyId, throttling, credentials, clock, sleep } = this.#parts;
    for (const { rule } of this.#additive) {
      if (rule.fault === 'slow') await sleep(rule.milliseconds ?? 0);
    }
    const service = api.split(':')[0] ?? '';
    const { status = 500, served = false } = this.#fault ?? {};
    switch (this.#fault?.fault) {
      case 'throttle':
        throw throttling.error(service);
      case '5xx':
        throw status === 502 || status === 504
          ? new Interruption(gatewayError(status))
          : internalError(service, status);
      case 'reset':
        if (!served) throw new Interruption('reset');
        return;
      case 'expired-credentials':
        credentials.expire(accessKeyId, clock());
        throw new ServiceError(
          expired.code,
          'The security token included in the request is expired',
          expired.status,
        );
    }
  }

  /** The service's answer with its faults. Accounts move or leave after it. */
  async serve({ operation, input }: DecodedRequest, call: SignedCall): Promise<unknown> {
    const { api, tokens } = this.#parts;
    const fault = this.#fault?.fault;
    if (fault === 'data-unavailable') throw dataUnavailable();
    const resolved = {
      ...tokens.resolved(api, input),
      ...this.#expiredToken(),
      ...(fault === 'old-listing' ? { isOld: true } : {}),
    };
    const output = await operation.handle(
      resolved,
      fault === 'split-period' ? { ...call, splitsPeriod: true } : call,
    );
    this.#changeAccounts();
    if (tokenMember(api) === undefined) return output;
    const page = { ...(output as Record<string, unknown>) };
    if (fault === 'empty-page') return tokens.emptied(api, input, page);
    if (fault === 'repeated-token') return tokens.repeated(api, input, page);
    return tokens.continued(api, input, page);
  }

  /** The answer as the connection delivers it. */
  send(response: WireResponse): WireAnswer {
    switch (this.#fault?.fault) {
      case 'reset':
        return 'reset';
      case 'truncated':
        return truncated(response);
      case 'malformed':
        return malformed(response);
      default:
        return response;
    }
  }

  /** A token that no page had, which the service refuses with its own error. */
  #expiredToken(): Record<string, string> {
    const member = this.#fault?.fault === 'expired-token' ? tokenMember(this.#parts.api) : undefined;
    return member === undefined ? {} : { [member]: 'expired' };
  }

  #changeAccounts(): void {
    for (const { rule, random } of this.#additive) {
      if (rule.fault === 'account-moves') moveAccount(this.#parts.tree, rule, random);
      if (rule.fault === 'account-leaves') removeAccount(this.#parts.tree, rule, random);
    }
  }
}
