import { tellSettingFaults } from '@enrollment/config';
import { readDevIdpSettings } from './settings.js';

tellSettingFaults(() => readDevIdpSettings(process.env));
