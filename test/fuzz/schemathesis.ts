import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter } from 'node:path';
import { promisify } from 'node:util';
import { describe } from '@jest/globals';
import { folderOf, schemathesisWheel, wheelProgram } from '../../apps/cli/src/start/wheel.js';

const run = promisify(execFile);
const program = wheelProgram(schemathesisWheel);

const EXAMPLES = 60;
const LIMIT_MS = 90_000;
const CHECKS = [
  'not_a_server_error',
  'status_code_conformance',
  'content_type_conformance',
  'response_headers_conformance',
  'response_schema_conformance',
  'negative_data_rejection',
  'unsupported_method',
  'allow_header_conformance',
  'ignored_auth',
];

/** Skipped without Python, but not where nobody would notice. */
export const describeWithSchemathesis = existsSync(program) || process.env.CI ? describe : describe.skip;

export interface Fuzzing {
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly exclude?: readonly string[];
}

function argumentsOf({ url, headers = {}, exclude = [] }: Fuzzing): readonly string[] {
  return [
    ['run', `${url}/api/openapi.json`, '--no-color', '--continue-on-failure', '--warnings', 'off'],
    ['--checks', CHECKS.join(','), '--phases', 'examples,coverage,fuzzing'],
    // Found again by whoever runs it again.
    ['--generation-deterministic'],
    // The session comes by a header of our own; to schemathesis a case without it would be one of invalid data.
    ['--generation-with-security-parameters', 'false'],
    ['--max-examples', String(EXAMPLES), '--request-timeout', '20'],
    ...Object.entries(headers).map(([name, value]) => ['--header', `${name}: ${value}`]),
    ...exclude.map((path) => ['--exclude-path', path]),
  ].flat();
}

/**
 * Holds a face against its own OpenAPI document.
 * @throws Error with everything that schemathesis said
 */
export async function fuzz(fuzzing: Fuzzing): Promise<void> {
  const env = {
    ...process.env,
    PYTHONPATH: [folderOf(schemathesisWheel), process.env.PYTHONPATH ?? ''].join(delimiter),
  };
  try {
    // It leaves what it found in the folder where it runs.
    const options = { cwd: folderOf(schemathesisWheel), env, timeout: LIMIT_MS, maxBuffer: 10_000_000 };
    await run(program, argumentsOf(fuzzing), options);
  } catch (error) {
    const { stdout = '', stderr = '', killed } = error as { stdout?: string; stderr?: string; killed?: boolean };
    const ending = killed ? `not done after ${LIMIT_MS / 1000} s` : 'failed';
    // Without the cause: it repeats the command with its session.
    throw new Error(`schemathesis ${ending}; to run it again: npm test fuzz\n${stdout}${stderr}`);
  }
}
