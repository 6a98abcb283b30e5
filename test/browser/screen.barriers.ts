import { AxeBuilder } from '@axe-core/playwright';
import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';

const GRAVE = ['serious', 'critical'];

async function graveViolations(axe: AxeBuilder): Promise<string[]> {
  const { violations } = await axe.analyze();
  return violations
    .filter(({ impact }) => GRAVE.includes(impact ?? ''))
    .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`));
}

/** No barrier that axe takes seriously. In the dark only colours change. */
export async function expectNoBarriers(page: Page, screen: string): Promise<void> {
  await page.emulateMedia({ colorScheme: 'dark' });
  const inTheDark = await graveViolations(new AxeBuilder({ page }).withRules(['color-contrast']));
  await page.emulateMedia({ colorScheme: 'light' });
  const inTheLight = await graveViolations(new AxeBuilder({ page }));
  expect({ screen, inTheLight, inTheDark }).toEqual({ screen, inTheLight: [], inTheDark: [] });
}
