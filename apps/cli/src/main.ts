import { Command } from 'commander';
import { registerAuditCommands } from './audit/audit.command.js';
import { registerContainerCommands } from './containers/container-secrets.command.js';
import { registerKeysCommands } from './keys/keys.command.js';
import { registerStartCommands } from './start/start.command.js';
import { registerTokenCommands } from './token/token.command.js';

export async function main(args: readonly string[]): Promise<void> {
  const program = new Command('enrollment').description('The programs of the OTP enrollment engine');
  registerStartCommands(program);
  registerTokenCommands(program);
  registerKeysCommands(program);
  registerContainerCommands(program);
  registerAuditCommands(program);
  await program.parseAsync(args, { from: 'user' });
}
