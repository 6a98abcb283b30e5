import { describe, expect, it } from '@jest/globals';
import { Command } from 'commander';
import { optionsKeptByNpm, typedCommand } from './typed-command.js';

const program = new Command();
const start = program.command('start').option('--fresh');
const provision = program.command('token').command('provision').option('--service-id <id>').option('--json');

describe('typedCommand', () => {
  it.each([
    [start, 'npm start --'],
    [provision, 'npm run token -- provision'],
    [program, 'npm run <command> --'],
  ])('is what a person types', (command, typed) => expect(typedCommand(command)).toBe(typed));
});

describe('optionsKeptByNpm', () => {
  it('tells the command that brings an option through', () => {
    expect(optionsKeptByNpm(program, ['start'], { npm_config_fresh: 'true' })).toMatch(/ npm start -- --fresh$/);
  });

  it('finds it at a command below another, and shows no value', () => {
    const told = optionsKeptByNpm(program, ['token', 'provision', '10010001'], { npm_config_service_id: 'planted' });
    expect(told).toMatch(/ npm run token -- provision --service-id <id>$/);
    expect(told).not.toContain('planted');
  });

  it.each<[string, string[], NodeJS.ProcessEnv]>([
    ['nothing was kept', ['start', '--fresh'], {}],
    ['it has come through too', ['token', 'provision', '--json'], { npm_config_json: 'true' }],
    ['it belongs to another command', ['start'], { npm_config_json: 'true', npm_config_cache: '/tmp' }],
  ])('is content when %s', (_, args, env) => expect(optionsKeptByNpm(program, args, env)).toBeUndefined());
});
