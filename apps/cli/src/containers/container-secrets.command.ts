import { join, relative } from 'node:path';
import type { Command } from 'commander';
import { repositoryRoot } from '../start/repository.js';
import { writeContainerSecrets } from './container-secrets.js';

export function registerContainerCommands(program: Command): void {
  program
    .command('container-secrets')
    .description('Make the keys and secrets of docker-compose.yml, once')
    .action(async () => {
      const file = relative(repositoryRoot, await writeContainerSecrets(join(repositoryRoot, '.data/containers')));
      process.stdout.write(`${file} is written. Next: docker compose --env-file ${file} up --build\n`);
    });
}
