export { readSettings, type SettingsOptions } from './read-settings.js';
export * as setting from './setting.js';
export { type SettingFault, SettingsError } from './settings-error.js';
export { startProgram } from './start-program.js';
export { tellSettingFaults } from './tell-setting-faults.js';
