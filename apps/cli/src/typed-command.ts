import type { Command } from 'commander';

/** As a person types it: npm takes for itself what does not stand behind `--`. */
export function typedCommand(command: Command, ...rest: readonly string[]): string {
  const names: string[] = [];
  for (let step = command; step.parent; step = step.parent) names.unshift(step.name());
  const [script = '<command>', ...words] = names;
  return [script === 'start' ? 'npm start' : `npm run ${script}`, '--', ...words, ...rest].join(' ');
}

function asked(program: Command, words: readonly string[]): Command {
  const [word, ...rest] = words;
  const command = program.commands.find((one) => one.name() === word);
  return command === undefined ? program : asked(command, rest);
}

/**
 * npm keeps an option that is not behind `--`, and tells it by the environment alone.
 * @returns what to tell a person who typed one; none when all options have come through
 */
export function optionsKeptByNpm(
  program: Command,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): string | undefined {
  const command = asked(program, args);
  const kept = command.options.filter(
    ({ long }) => long && env[`npm_config_${long.slice(2).replaceAll('-', '_')}`] !== undefined && !args.includes(long),
  );
  if (kept.length === 0) return undefined;
  const flags = kept.map(({ flags: shown }) => shown);
  return `npm has kept ${flags.join(' and ')} for itself. Put options behind --, as in: ${typedCommand(command, ...flags)}`;
}
