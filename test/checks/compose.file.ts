import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { parse } from 'yaml';
import { writeContainerSecrets } from '../../apps/cli/src/containers/container-secrets.js';
import { repositoryRoot } from './run-tool.js';

export interface ComposeService {
  readonly image: string;
  readonly build?: { readonly dockerfile: string; readonly target: string };
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly network_mode?: string;
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly healthcheck?: { readonly test: readonly string[] };
}

function read(file: string): string {
  return readFileSync(join(repositoryRoot, file), 'utf8');
}

export const composeText = read('docker-compose.yml');
export const dockerfile = read('docker/Dockerfile');

/** Variables that the file asks its environment for. */
export const askedFor = new Set([...composeText.matchAll(/\$\{([A-Z_]+)/g)].map(([, name = '']) => name));

/** What `npm run container-secrets` answers. */
export async function containerSecrets(): Promise<Readonly<Record<string, string>>> {
  const folder = mkdtempSync(join(tmpdir(), 'compose-'));
  try {
    return parseEnv(readFileSync(await writeContainerSecrets(folder), 'utf8')) as Record<string, string>;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The services as compose sees them: with merged parts, and with the variables that are given. */
export function composeServices(given: Readonly<Record<string, string>> = {}): Map<string, ComposeService> {
  const filled = (_: string, value: unknown): unknown =>
    typeof value === 'string' ? value.replaceAll(/\$\{([A-Z_]+)[^}]*\}/g, (__, name) => given[name] ?? '') : value;
  const { services } = JSON.parse(JSON.stringify(parse(composeText, { merge: true })), filled);
  return new Map(Object.entries(services as Record<string, ComposeService>));
}

/** The file that a container runs. */
export function programIn({ command = [] }: ComposeService): string | undefined {
  return command.find((word) => /\.m?js$/.test(word));
}

/** Whether the file comes from a source that is here, by a build or as it is. */
export function hasSource(program: string): boolean {
  return existsSync(join(repositoryRoot, program.replace('/dist/', '/src/').replace(/\.js$/, '.ts')));
}
