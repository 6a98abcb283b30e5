import { customersFor } from '../client/customers.js';

/** How many of the browser tests' customers each file takes: no two share one, so none meets another's enrollment. */
const SHARES = {
  'twelve-steps': 3,
  reissue: 4,
  'one-time-password': 4,
  deadline: 2,
  resumption: 2,
  'mixed-up-app': 2,
  'token-list': 2,
  'portal-screens': 3,
  'app-screens': 2,
  'mail-trouble': 1,
  'token-screens': 3,
  'stuck-screens': 3,
  'back-office': 5,
} as const;

/** Hands out a file's customers, each once. */
export function customersOf(file: keyof typeof SHARES): () => string {
  const nextOfAll = customersFor('browser');
  const shares = Object.entries(SHARES).map(
    ([name, size]) => [name, Array.from({ length: size }, () => nextOfAll())] as const,
  );
  const own = new Map(shares).get(file) ?? [];
  return () => {
    const loginId = own.shift();
    if (loginId === undefined) throw new Error(`the customers of ${file} are used up: widen its share`);
    return loginId;
  };
}
