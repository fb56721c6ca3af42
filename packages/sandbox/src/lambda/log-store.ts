/** The log lines in the order of arrival, by log group and by stream. */
export type LogContents = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/** CloudWatch Logs: the log groups by ARN, with their streams and lines. */
export class LogStore {
  readonly #groups = new Map<string, Map<string, string[]>>();
  readonly #listeners: ((groupArn: string, lines: readonly string[]) => void)[] = [];

  /** Has `listener` told of every line that arrives from now on. */
  onAppend(listener: (groupArn: string, lines: readonly string[]) => void): void {
    this.#listeners.push(listener);
  }

  createGroup(arn: string): void {
    if (!this.#groups.has(arn)) {
      this.#groups.set(arn, new Map());
    }
  }

  hasGroup(arn: string): boolean {
    return this.#groups.has(arn);
  }

  append(groupArn: string, stream: string, lines: readonly string[]): void {
    this.createGroup(groupArn);
    const streams = this.#groups.get(groupArn);
    streams?.set(stream, [...(streams.get(stream) ?? []), ...lines]);
    for (const listener of this.#listeners) listener(groupArn, lines);
  }

  contents(): LogContents {
    return Object.fromEntries(
      [...this.#groups].map(([arn, streams]) => [
        arn.split(':log-group:')[1] ?? arn,
        Object.fromEntries(streams),
      ]),
    );
  }
}
