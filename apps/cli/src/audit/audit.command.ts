import type { Command } from 'commander';
import { reportingFaults } from '../command.fault.js';
import { compareAll } from './compare.command.js';
import { signNow } from './sign.command.js';
import { verifyAll } from './verify.command.js';

/** `audit verify|sign|compare`: whether the events are as they were written, a signed record, and whether the rows agree. */
export function registerAuditCommands(program: Command): void {
  const audit = program.command('audit').description('Prove that no event was edited, removed, reordered or cut off');
  const database = ['--database <url>', 'the database, instead of DATABASE_URL or the one of npm start'] as const;
  const folder = ['--folder <path>', 'the signed records, instead of AUDIT_FOLDER or those of npm start'] as const;

  audit
    .command('verify')
    .description('Check all chains of events and all signed records; the exit code is 1 when anything is wrong')
    .option('--public-keys <file>', 'keys to trust (a JWK set), instead of those beside the records')
    .option('--json', 'as JSON')
    .option(...database)
    .option(...folder)
    .action(reportingFaults(verifyAll));

  audit
    .command('compare')
    .description('Compare all rows with what their events say; the exit code is 1 when anything differs')
    .option('--json', 'as JSON')
    .option(...database)
    .action(reportingFaults(compareAll));

  audit
    .command('sign')
    .description('Sign a record of the heads of all chains now, as the worker does every hour')
    .option('--keys <file>', "the worker's key ring, instead of KEYS_FILE or that of npm start")
    .option('--json', 'as JSON')
    .option(...database)
    .option(...folder)
    .action(reportingFaults(signNow));
}
