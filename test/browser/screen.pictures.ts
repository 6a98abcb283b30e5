import { join } from 'node:path';
import type { Page } from 'playwright-core';

const folder = process.env.SCREENSHOTS_DIR;
const SCHEMES = ['light', 'dark'] as const;
/** Of the usual screen of each width. */
const HEIGHTS = new Map([
  [390, 844],
  [768, 1024],
  [1280, 900],
  [1920, 1080],
]);
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

/** At these widths, light and dark. */
export async function takeAtWidths(page: Page, name: string, widths: readonly number[]): Promise<void> {
  if (!picturesWanted) return;
  for (const width of widths) {
    await page.setViewportSize({ width, height: HEIGHTS.get(width) ?? 900 });
    for (const colorScheme of SCHEMES) {
      await page.emulateMedia({ colorScheme });
      const file = `${name}.${width}.${colorScheme}.png`;
      await page.screenshot({ path: join(folder ?? '', file), fullPage: true, animations: 'disabled' });
    }
  }
}

/** At every width, light and dark, in the language shown and in the other; then the screen is as it was. */
export async function takePictures(page: Page, name: string): Promise<void> {
  if (!picturesWanted) return;
  const size = page.viewportSize();
  const shown = (await page.locator('html').getAttribute('lang')) === 'en' ? 'en' : 'ja';
  for (const language of [shown === 'en' ? 'ja' : 'en', shown] as const) {
    await speak(page, language);
    await takeAtWidths(page, `${name}.${language}`, [...HEIGHTS.keys()]);
  }
  await page.emulateMedia({ colorScheme: 'light' });
  if (size !== null) await page.setViewportSize(size);
}
