import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { interruptionOf } from './interruption.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

function interrupted() {
  const killed: unknown[] = [];
  const kill = (...args: unknown[]) => killed.push(args);
  const fake = Object.assign(new EventEmitter(), { pid: 4711, kill });
  return { fake, killed, interruption: interruptionOf(fake as unknown as NodeJS.Process) };
}

test('one Ctrl-C interrupts once, even if npm forwards it a second time', () => {
  const { fake, killed, interruption } = interrupted();
  expect(interruption.aborted).toBe(false);
  fake.emit('SIGINT');
  const { reason } = interruption;
  expect(reason).toMatchObject({ code: 'Incomplete', message: expect.stringContaining('interrupted') });
  vi.advanceTimersByTime(5);
  fake.emit('SIGINT');
  expect(interruption.reason).toBe(reason);
  expect(killed).toEqual([]);
  expect(fake.listenerCount('SIGINT')).toBe(1);
});

test('a later Ctrl-C ends the process at once', () => {
  const { fake, killed } = interrupted();
  fake.emit('SIGINT');
  vi.advanceTimersByTime(1_500);
  fake.emit('SIGINT');
  expect(killed).toEqual([[4711, 'SIGINT']]);
  expect(fake.listenerCount('SIGINT')).toBe(0);
});
