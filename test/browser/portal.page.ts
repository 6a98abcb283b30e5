import type { Page } from 'playwright-core';
import type { TokenIds } from '../client/contract.types.js';
import { DEMO_PASSWORD } from '../client/customers.js';
import { testStack } from '../harness/stack.js';
import { PORTAL_WORDS, type PortalWords } from './portal.words.js';
import { type Language, WindowPage } from './window.page.js';

export interface IssueEntry {
  readonly mailAddress: string;
  readonly startPassword: string;
}

/** The customer's PC. */
export class PortalPage extends WindowPage<PortalWords> {
  constructor(
    page: Page,
    readonly language: Language,
  ) {
    super(page, PORTAL_WORDS[language]);
  }

  async open(path = '/'): Promise<void> {
    await this.page.goto(`${testStack().portalUrl}${path}`);
  }

  /** The same PC's second window. */
  async anotherTab(): Promise<PortalPage> {
    return new PortalPage(await this.page.context().newPage(), this.language);
  }

  /** From the front door through the development provider's form. */
  async logIn(loginId: string): Promise<void> {
    await this.open();
    await this.follow(this.words.signIn);
    await this.page.getByLabel('ログインID').fill(loginId);
    await this.page.getByLabel('パスワード').fill(DEMO_PASSWORD);
    await this.page.getByRole('button', { name: 'ログイン' }).click();
  }

  async fillIssue({ mailAddress, startPassword }: IssueEntry): Promise<void> {
    const { words } = this;
    await this.field(words.mailAddress).fill(mailAddress);
    await this.field(words.mailAddressAgain).fill(mailAddress);
    await this.field(words.startPassword).fill(startPassword);
    await this.field(words.startPasswordAgain).fill(startPassword);
  }

  async issue(entry: IssueEntry): Promise<void> {
    await this.isAt(this.words.issuance);
    await this.fillIssue(entry);
    await this.press(this.words.issue);
    await this.isAt(this.words.confirmation);
  }

  /** The IDs as a person would copy them off the screen. */
  async tokenIds(): Promise<TokenIds> {
    const values = this.page.getByRole('region', { name: this.words.token, exact: true }).getByRole('definition');
    await values.first().waitFor();
    const [serviceId = '', userId = ''] = (await values.allInnerTexts()).map((text) => text.replaceAll(/\D/g, ''));
    return { serviceId, userId };
  }

  async confirm(otp: string): Promise<void> {
    await this.field(this.words.otp).fill(otp);
    await this.press(this.words.confirm);
  }

  /** From the notice to the top page, where the own token is. */
  async goToTop(): Promise<void> {
    await this.isAt(this.words.notice);
    await this.follow(this.words.next);
    await this.isAt(this.words.top);
    await this.sees(this.words.ownToken);
  }
}
