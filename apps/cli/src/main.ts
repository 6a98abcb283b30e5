import { Command } from 'commander';
import { registerAuditCommands } from './audit/audit.command.js';
import { registerContainerCommands } from './containers/container-secrets.command.js';
import { registerKeysCommands } from './keys/keys.command.js';
import { registerStartCommands } from './start/start.command.js';
import { registerTokenCommands } from './token/token.command.js';
import { optionsKeptByNpm, typedCommand } from './typed-command.js';

function commands(): Command {
  const program = new Command()
    .description('The programs of the OTP enrollment engine')
    .configureHelp({ commandUsage: (command) => typedCommand(command, command.usage()) });
  registerStartCommands(program);
  registerTokenCommands(program);
  registerKeysCommands(program);
  registerContainerCommands(program);
  registerAuditCommands(program);
  return program;
}

export async function main(args: readonly string[]): Promise<void> {
  const program = commands();
  const kept = optionsKeptByNpm(program, args, process.env);
  if (kept !== undefined) {
    process.stderr.write(`${kept}\n`);
    process.exitCode = 1;
    return;
  }
  await program.parseAsync(args, { from: 'user' });
}
