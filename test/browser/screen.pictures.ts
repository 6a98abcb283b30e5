import { join } from 'node:path';
import type { Page } from 'playwright-core';

const folder = process.env.SCREENSHOTS_DIR;
const SCHEMES = ['light', 'dark'] as const;
const SIZES = [
  { width: 390, height: 844 },
  { width: 768, height: 1024 },
  { width: 1280, height: 900 },
  { width: 1920, height: 1080 },
] as const;
/** Every screen has one switch, which names the other language in that language. */
const SWITCHES = { en: 'English', ja: '日本語' } as const;

/** Whether somebody wants pictures: taking them all takes minutes. */
export const picturesWanted = folder !== undefined;

async function speak(page: Page, language: keyof typeof SWITCHES): Promise<void> {
  const byName = { name: SWITCHES[language], exact: true };
  const toOther = page.getByRole('button', byName).or(page.getByRole('link', byName));
  if ((await toOther.count()) > 0) await toOther.click();
  await page.locator(`html[lang=${language}]`).waitFor();
}

async function takeInLanguage(page: Page, name: string): Promise<void> {
  for (const size of SIZES) {
    await page.setViewportSize(size);
    for (const colorScheme of SCHEMES) {
      await page.emulateMedia({ colorScheme });
      const file = `${name}.${size.width}.${colorScheme}.png`;
      await page.screenshot({ path: join(folder ?? '', file), fullPage: true, animations: 'disabled' });
    }
  }
}

/** At every width, light and dark, in the language shown and in the other; then the screen is as it was. */
export async function takePictures(page: Page, name: string): Promise<void> {
  if (!picturesWanted) return;
  const size = page.viewportSize() ?? SIZES[0];
  const shown = (await page.locator('html').getAttribute('lang')) === 'en' ? 'en' : 'ja';
  for (const language of [shown === 'en' ? 'ja' : 'en', shown] as const) {
    await speak(page, language);
    await takeInLanguage(page, `${name}.${language}`);
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize(size);
}
