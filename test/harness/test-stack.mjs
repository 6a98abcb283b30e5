import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/**
 * A stack is a process of its own: a test may kill its parts, and it ends by itself
 * when the tests do; with `--temporary` it takes its data along.
 */
async function startStack(...args) {
  const child = fork(join(import.meta.dirname, 'stack.process.mjs'), args, { execArgv: [] });
  const ended = once(child, 'exit');
  const [addresses] = await Promise.race([once(child, 'message'), ended.then(() => [])]);
  if (addresses === undefined) throw new Error('The stack did not start; the reason is told above.');
  return {
    addresses,
    async stop() {
      if (child.connected) child.disconnect();
      await ended;
    },
  };
}

/** Brings up a stack for each folder, one after another lest they choose the same ports, and tells tests where they are. */
export async function startTestStacks(dataDirs, ...options) {
  const stacks = [];
  const stop = () => Promise.all(stacks.map((stack) => stack.stop()));
  try {
    for (const dataDir of dataDirs) stacks.push(await startStack(dataDir, ...options));
  } catch (error) {
    await stop();
    throw error;
  }
  process.env.STACK_ADDRESSES = JSON.stringify(stacks.map(({ addresses }) => addresses));
  process.env.TEST_DATABASE_URL = stacks[0].addresses.databaseUrl;
  return { stop };
}
