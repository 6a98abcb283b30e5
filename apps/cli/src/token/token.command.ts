import type { Command } from 'commander';
import { reportingFaults } from '../command.fault.js';
import { type ProvisionOptions, provisionToken } from './provision.command.js';
import { removeToken } from './remove.command.js';
import { listTokens, showCode } from './show.command.js';

type GivenToProvision = Omit<ProvisionOptions, 'usualStore'>;

/** `token provision|list|code|remove`: a phone for the command line, and a feature phone's client. */
export function registerTokenCommands(program: Command, env: NodeJS.ProcessEnv = process.env): void {
  const { DATA_DIR = '.data', TOKEN_SITE_PORT = '3001' } = env;
  const site = env['TOKEN_SITE_PUBLIC_URL'] ?? `http://localhost:${TOKEN_SITE_PORT}`;
  const usualStore = `${DATA_DIR}/token-cli.json`;
  const store = ['--store <file>', 'where this device keeps its key and tokens', usualStore] as const;
  const token = program.command('token').description('Set up tokens and show one-time passwords as a phone would');

  token
    .command('provision')
    .description('Set up a token; may be repeated after a lost answer')
    .requiredOption('--service-id <id>', 'service ID, from the PC page or the mail')
    .requiredOption('--user-id <id>', 'user ID, 12 digits; in quotes it may hold spaces')
    .option('--url <address>', 'address of the token site', site)
    .option('--start-password <digits>', 'asked for without echo, or read from standard input, when left out')
    .option('--kind <kind>', 'smartphone, or feature-phone (one token per device)', 'smartphone')
    .option('--name <text>', "appended to the token's default name")
    .option('--accept-consent', 'agree to the terms of use, which are shown without it')
    .option(...store)
    .action(reportingFaults((options: GivenToProvision) => provisionToken({ ...options, usualStore })));

  token
    .command('list')
    .description('List the tokens of this device')
    .option('--json', 'as JSON')
    .option(...store)
    .action(reportingFaults(listTokens));

  token
    .command('code')
    .description('Show the one-time password')
    .option('--token <id>', 'token ID or its beginning; needed when there are several')
    .option('--at <time>', 'of another time, RFC 3339')
    .option('--json', 'as JSON')
    .option(...store)
    .action(reportingFaults(showCode));

  token
    .command('remove')
    .description('Take a token off this device; the bank goes on knowing it')
    .requiredOption('--token <id>', 'token ID or its beginning')
    .option(...store)
    .action(reportingFaults(removeToken));
}
