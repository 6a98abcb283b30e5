import { type Locale } from '@enrollment/http';
import { downloadTextsEn } from './download.texts.en.js';
import { downloadTextsJa } from './download.texts.ja.js';
import type { DownloadTexts } from './download.texts.js';

export const DOWNLOAD_TEXTS: Readonly<Record<Locale, DownloadTexts>> = { ja: downloadTextsJa, en: downloadTextsEn };
