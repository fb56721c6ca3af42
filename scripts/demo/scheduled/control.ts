/** A mail as the sandbox shows it. */
export interface Mail {
  readonly messageId: string;
  readonly sentAt: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text?: string;
  readonly html?: string;
  readonly attachments: readonly {
    readonly fileName: string;
    readonly contentType: string;
    /** In base64. */
    readonly content: string;
  }[];
}

/** What was published to a topic. */
export interface Notification {
  readonly topicArn: string;
  readonly subject?: string;
  readonly message: string;
}

/** An alarm and its state. */
export interface Alarm {
  readonly name: string;
  readonly state: string;
}

/** A firing of a schedule: what the function answered each time it was delivered. */
export interface Fired {
  readonly deliveries: readonly {
    readonly outcome: string;
    readonly error?: { readonly code: string; readonly message: string };
    readonly executions: readonly { readonly failed: boolean; readonly payload: string }[];
  }[];
}

/** Asks the sandbox what it has seen, or tells it to do something. */
export class Control {
  readonly #endpoint: string;

  constructor(endpoint: string) {
    this.#endpoint = endpoint;
  }

  async mails(): Promise<readonly Mail[]> {
    return (await this.#ask('mails')) as readonly Mail[];
  }

  async notifications(): Promise<readonly Notification[]> {
    return (await this.#ask('notifications')) as readonly Notification[];
  }

  async alarms(): Promise<readonly Alarm[]> {
    return (await this.#ask('alarms')) as readonly Alarm[];
  }

  /** Lets it be an earlier day. What was due since is not taken back, and is fired again. */
  async returnTo(today: string): Promise<void> {
    await this.#ask('today', { today }, 'PUT');
  }

  /** Goes on to a time. What was due until then has been fired when it returns. */
  async goTo(at: string): Promise<readonly Fired[]> {
    return ((await this.#ask('time', { at })) as { readonly fired: readonly Fired[] }).fired;
  }

  /** Fires a schedule at a time at which it is due, delivered so many times at once. */
  async fire(name: string, at: string, times: number): Promise<Fired> {
    return (await this.#ask('schedules/fire', { name, at, times })) as Fired;
  }

  async #ask(what: string, body?: object, method = 'POST'): Promise<unknown> {
    const sent = body === undefined ? {} : { method, body: JSON.stringify(body) };
    const answer = await fetch(`${this.#endpoint}/_sandbox/${what}`, sent);
    const json: unknown = await answer.json();
    if (!answer.ok) throw new Error(`the sandbox refuses ${what}: ${JSON.stringify(json)}`);
    return json;
  }
}
