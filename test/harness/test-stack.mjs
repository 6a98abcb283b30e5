import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/**
 * Brings up a stack for tests and tells them by the environment where it is.
 * It is a process of its own: a test may kill its parts, and it ends by itself
 * when the tests do; with `--temporary` it takes its data along.
 */
export async function startTestStack(...args) {
  const child = fork(join(import.meta.dirname, 'stack.process.mjs'), args, { execArgv: [] });
  const ended = once(child, 'exit');
  const [addresses] = await Promise.race([once(child, 'message'), ended.then(() => [])]);
  if (addresses === undefined) throw new Error('The stack did not start; the reason is told above.');
  process.env.STACK_ADDRESSES = JSON.stringify(addresses);
  process.env.TEST_DATABASE_URL = addresses.databaseUrl;
  return {
    async stop() {
      if (child.connected) child.disconnect();
      await ended;
    },
  };
}
