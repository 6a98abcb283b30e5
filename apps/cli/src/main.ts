import { Command } from 'commander';
import { registerAuditCommands } from './audit/audit.command.js';
import { registerStartCommands } from './start/start.command.js';
import { registerTokenCommands } from './token/token.command.js';

export async function main(args: readonly string[]): Promise<void> {
  const program = new Command('enrollment').description('The programs of the OTP enrollment engine');
  registerStartCommands(program);
  registerTokenCommands(program);
  registerAuditCommands(program);
  await program.parseAsync(args, { from: 'user' });
}
