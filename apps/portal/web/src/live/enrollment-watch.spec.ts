import { describe, expect, it } from '@jest/globals';
import { type Connection, POLL_MS, REOPEN_MS, SILENCE_MS, type Source, watchEnrollment } from './enrollment-watch.js';

interface Task {
  readonly due: number;
  readonly run: () => void;
}

/** A browser whose time stands still until it is told to go on. */
class Browser {
  readonly received: string[] = [];
  readonly told: Connection[] = [];
  polls = 0;
  opened = 0;
  closed = 0;
  isReachable = true;
  emit: (data: string) => void = () => undefined;
  fail: (isFinal: boolean) => void = () => undefined;
  private now = 0;
  private readonly tasks = new Set<Task>();

  watch(): () => void {
    return watchEnrollment({
      open: () => this.open(),
      receive: (data) => this.received.push(data),
      poll: async () => {
        this.polls += 1;
        return this.isReachable;
      },
      tell: (connection) => this.told.push(connection),
      later: (run, milliseconds) => {
        const task = { due: this.now + milliseconds, run };
        this.tasks.add(task);
        return () => this.tasks.delete(task);
      },
    });
  }

  async pass(milliseconds: number): Promise<void> {
    this.now += milliseconds;
    for (const task of [...this.tasks].filter(({ due }) => due <= this.now)) {
      this.tasks.delete(task);
      task.run();
    }
    await Promise.resolve();
    await Promise.resolve();
  }

  private open(): Source {
    this.opened += 1;
    return {
      onEvent: (listener) => {
        this.emit = listener;
      },
      onFailure: (listener) => {
        this.fail = listener;
      },
      close: () => {
        this.closed += 1;
      },
    };
  }
}

describe('watchEnrollment', () => {
  it('does not poll while events arrive', async () => {
    const browser = new Browser();
    browser.watch();
    browser.emit('first');
    await browser.pass(SILENCE_MS);
    expect(browser.polls).toBe(0);
    expect(browser.received).toEqual(['first']);
    expect(browser.told).toEqual(['live']);
  });

  it('polls when a proxy holds the events back', async () => {
    const browser = new Browser();
    browser.watch();
    await browser.pass(SILENCE_MS);
    await browser.pass(POLL_MS);
    expect(browser.polls).toBe(2);
    expect(browser.told).toEqual(['polling', 'polling']);
  });

  it('goes back to events as soon as one arrives', async () => {
    const browser = new Browser();
    browser.watch();
    await browser.pass(SILENCE_MS);
    browser.emit('late');
    await browser.pass(POLL_MS);
    expect(browser.polls).toBe(1);
    expect(browser.told.at(-1)).toBe('live');
  });

  it('says so when nothing reaches the server', async () => {
    const browser = new Browser();
    browser.watch();
    browser.emit('first');
    browser.isReachable = false;
    browser.fail(false);
    await browser.pass(0);
    expect(browser.told.at(-1)).toBe('lost');
  });

  it('opens another source after the last one gave up', async () => {
    const browser = new Browser();
    browser.watch();
    browser.fail(true);
    await browser.pass(REOPEN_MS);
    expect(browser.opened).toBe(2);
  });

  it('leaves nothing running when stopped', async () => {
    const browser = new Browser();
    const stop = browser.watch();
    browser.fail(true);
    stop();
    await browser.pass(REOPEN_MS);
    expect(browser.closed).toBe(1);
    expect(browser.opened).toBe(1);
    expect(browser.polls).toBe(1);
  });
});
