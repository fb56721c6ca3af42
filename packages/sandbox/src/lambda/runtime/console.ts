import { format } from 'node:util';

const levels = {
  trace: 'TRACE',
  debug: 'DEBUG',
  info: 'INFO',
  log: 'INFO',
  warn: 'WARN',
  error: 'ERROR',
} as const;

/** Makes `console` write like AWS's Node.js runtime: with time, request id and level, as text or JSON. */
export function patchConsole(logFormat: string | undefined, requestId: () => string | undefined): void {
  const order = Object.values(levels);
  for (const [method, level] of Object.entries(levels)) {
    const stream = order.indexOf(level) >= order.indexOf('WARN') ? process.stderr : process.stdout;
    Reflect.set(console, method, (...parts: unknown[]) => {
      const message = format(...parts);
      const timestamp = new Date().toISOString();
      const id = requestId();
      // A message is one log event, even if it has several lines.
      const text =
        logFormat === 'JSON'
          ? JSON.stringify({ timestamp, level, ...(id === undefined ? {} : { requestId: id }), message })
          : `${timestamp}\t${id ?? 'undefined'}\t${level}\t${message.replaceAll('\n', '\r')}`;
      stream.write(`${text}\n`);
    });
  }
}
