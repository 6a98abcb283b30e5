import type { Command } from 'commander';
import { reportingFaults } from '../command.fault.js';
import { retireKey } from './retire.command.js';
import { rotateKeys } from './rotate.command.js';
import { showStatus } from './status.command.js';

/** `keys rotate|status|retire`: the keys of the ring that are changed from time to time, while everything runs. */
export function registerKeysCommands(program: Command, env: NodeJS.ProcessEnv = process.env): void {
  const keys = program.command('keys').description('Rotate the keys that seeds and messages are sealed with');

  keys
    .command('rotate')
    .description('Make a new key-encryption key the current one; the others go on unwrapping')
    .option('--sealing', 'make a new key that faces seal to, instead')
    .action(reportingFaults((options: { sealing?: boolean }) => rotateKeys(options, env)));

  keys
    .command('status')
    .description('Show each key, how much still hangs on it, and whether it may be retired')
    .option('--json', 'as JSON')
    .action(reportingFaults((options: { json?: boolean }) => showStatus(options, env)));

  keys
    .command('retire')
    .description('Destroy an old key that nothing hangs on any more')
    .argument('<id>', 'the key, as status shows it')
    .option('--faces-restarted', 'all faces know the new sealing key')
    .action(reportingFaults((id: string, options: { facesRestarted?: boolean }) => retireKey(id, options, env)));
}
