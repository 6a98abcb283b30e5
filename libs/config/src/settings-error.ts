export interface SettingFault {
  readonly name: string;
  readonly mend: string;
}

/** Thrown when the environment does not hold what a program needs. Its message is what the operator reads. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';

  constructor(readonly faults: readonly SettingFault[]) {
    const count = faults.length === 1 ? '1 setting is wrong' : `${faults.length} settings are wrong`;
    super([`${count}:`, ...faults.map(({ name, mend }) => `  ${name}: ${mend}`)].join('\n'));
  }
}
