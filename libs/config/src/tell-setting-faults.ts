import { type SettingFault, SettingsError } from './settings-error.js';

function faultsIn(read: () => unknown): readonly SettingFault[] {
  try {
    read();
    return [];
  } catch (error) {
    if (error instanceof SettingsError) return error.faults;
    throw error;
  }
}

/**
 * Entry of a program's `check-settings`: for whoever wants to know, before the program is started, whether it will take
 * its settings. Its faults are the answer on standard output, as JSON; none are an empty list.
 */
export function tellSettingFaults(read: () => unknown): void {
  process.stdout.write(JSON.stringify(faultsIn(read)));
}
