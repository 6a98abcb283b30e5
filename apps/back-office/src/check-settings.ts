import { tellSettingFaults } from '@enrollment/config';
import { readBackOfficeSettings } from './settings.js';

tellSettingFaults(() => readBackOfficeSettings(process.env));
