import type { Locator, Page } from 'playwright-core';

export type Language = 'ja' | 'en';

const NEEDS = '(必須|任意|Required|Optional)';

function literally(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** What a person does at any screen: reads, types, presses. Everything is found by its role and label. */
export class WindowPage<Words> {
  constructor(
    readonly page: Page,
    readonly words: Words,
  ) {}

  /** Resolves when the screen with this heading is shown. */
  async isAt(heading: string): Promise<void> {
    await this.page.getByRole('heading', { level: 1, name: heading, exact: true }).waitFor();
  }

  async sees(text: string | RegExp): Promise<void> {
    await this.page.getByText(text).first().waitFor();
  }

  /** The answer to what was sent, as against what the page says of its own accord. */
  async isRefused(text: string): Promise<void> {
    await this.page.getByRole('alert').filter({ hasText: text }).waitFor();
  }

  /** A field by its whole label, so that an entry is not taken for its re-entry. */
  field(label: string): Locator {
    return this.page.getByLabel(new RegExp(`^${literally(label)}\\s*${NEEDS}`));
  }

  async press(name: string): Promise<void> {
    await this.page.getByRole('button', { name, exact: true }).click();
  }

  async follow(name: string): Promise<void> {
    await this.page.getByRole('link', { name, exact: true }).first().click();
  }

  async unfold(summary: string): Promise<void> {
    await this.page.locator('summary', { hasText: summary }).click();
  }
}
