import { tellSettingFaults } from '@enrollment/config';
import { readPortalSettings } from './settings.js';

tellSettingFaults(() => readPortalSettings(process.env));
