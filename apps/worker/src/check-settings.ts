import { tellSettingFaults } from '@enrollment/config';
import { readDkimKey } from './dkim.key.js';
import { readWorkerSettings } from './settings.js';

tellSettingFaults(() => readDkimKey(readWorkerSettings(process.env)));
