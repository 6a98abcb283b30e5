import { tellSettingFaults } from '@enrollment/config';
import { readMigrationSettings } from './migration.settings.js';

tellSettingFaults(() => readMigrationSettings(process.env));
