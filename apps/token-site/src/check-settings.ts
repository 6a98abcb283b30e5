import { tellSettingFaults } from '@enrollment/config';
import { readTokenSiteSettings } from './settings.js';

tellSettingFaults(() => readTokenSiteSettings(process.env));
