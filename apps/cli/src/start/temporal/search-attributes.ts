import { runQuietly } from '../processes/run-quietly.js';

/** None holds personal data: search attributes are stored in clear. */
export const searchAttributes = {
  EnrollmentState: 'Keyword',
  EnrollmentService: 'Keyword',
  EnrollmentDueAt: 'Datetime',
  EnrollmentFailing: 'Bool',
} as const;

/** Settings of this process that name another server must not lead the command there. */
function operator(binary: string, args: readonly string[], address: string, namespace: string): Promise<string> {
  const target = ['--address', address, '--namespace', namespace, '--disable-config-env', '--disable-config-file'];
  return runQuietly(binary, ['operator', 'search-attribute', ...args, ...target]);
}

async function registered(binary: string, address: string, namespace: string): Promise<ReadonlySet<string>> {
  const list: { customAttributes?: Record<string, string> } = JSON.parse(
    await operator(binary, ['list', '--output', 'json'], address, namespace),
  );
  return new Set(Object.keys(list.customAttributes ?? {}));
}

/** The flags of the server count for a new database only; an older one is brought up to date here. */
export async function registerSearchAttributes(binary: string, address: string, namespace: string): Promise<void> {
  const known = await registered(binary, address, namespace);
  const missing = Object.entries(searchAttributes).filter(([name]) => !known.has(name));
  for (const [name, type] of missing) {
    await operator(binary, ['create', '--name', name, '--type', type], address, namespace);
  }
}
