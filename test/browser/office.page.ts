import type { Locator, Page } from 'playwright-core';
import { DEMO_PASSWORD } from '../client/customers.js';
import { testStack } from '../harness/stack.js';
import { OFFICE_WORDS, type OfficeWords } from './office.words.js';
import { type Language, WindowPage } from './window.page.js';

/** An operator's PC. */
export class OfficePage extends WindowPage<OfficeWords> {
  constructor(page: Page, language: Language) {
    super(page, OFFICE_WORDS[language]);
  }

  /** From the address that somebody was given, through the development provider's form, and back there. */
  async logIn(loginId: string, path = '/'): Promise<void> {
    await this.page.goto(`${testStack().backOfficeUrl}${path}`);
    await this.follow(this.words.logIn);
    await this.page.getByLabel('ログインID').fill(loginId);
    await this.page.getByLabel('パスワード').fill(DEMO_PASSWORD);
    await this.page.getByRole('button', { name: 'ログイン' }).click();
  }

  /** Opens somebody's line of the queue, however far down it stands. */
  async openFromQueue(loginId: string): Promise<void> {
    const line = this.page.getByRole('link', { name: loginId, exact: true }).first();
    const more = this.page.getByRole('button', { name: this.words.more });
    for (;;) {
      await line.or(more).first().waitFor();
      if (await line.isVisible()) break;
      await more.click();
    }
    await line.click();
    await this.isAt(this.words.titleOf(loginId));
  }

  /** Opens somebody's enrollment by its address, as a colleague passes it on. */
  async openEnrollment(id: string): Promise<void> {
    await this.page.goto(`${testStack().backOfficeUrl}/enrollments/${id}`);
  }

  /** The lines of the approvals that are about one enrollment. */
  approvalOf(enrollmentId: string): Locator {
    const target = this.page.locator(`a[href="/enrollments/${enrollmentId}"]`);
    return this.page.getByRole('listitem').filter({ has: target });
  }

  async giveReason(reason: string): Promise<void> {
    await this.field(this.words.reason).fill(reason);
  }
}
