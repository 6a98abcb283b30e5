import type { Locator, Page } from 'playwright-core';
import type { TokenIds } from '../client/contract.types.js';
import { testStack } from '../harness/stack.js';
import { PHONE_WORDS, type PhoneWords } from './phone.words.js';
import { type Language, WindowPage } from './window.page.js';

const CODE = /\d( \d){5}/;

/** The customer's phone: the download page and the app. */
export class PhonePage extends WindowPage<PhoneWords> {
  constructor(page: Page, language: Language) {
    super(page, PHONE_WORDS[language]);
  }

  async openApp(): Promise<void> {
    await this.page.goto(`${testStack().tokenSiteUrl}/app/`);
  }

  /** From the mail's link over the download page into the app. */
  async openInvitation({ linkUrl }: { readonly linkUrl: string }): Promise<void> {
    await this.page.goto(linkUrl);
    await this.follow(this.words.openApp);
  }

  /** From the app's first screen to 初期設定. */
  async begin(): Promise<void> {
    await this.press(this.words.begin);
    await this.passClockCheck();
  }

  async passClockCheck(): Promise<void> {
    await this.isAt(this.words.clockCheck);
    await this.sees(this.words.clockRight);
    await this.press(this.words.next);
    await this.isAt(this.words.setUp);
  }

  /** The IDs as the form holds them, from the link or typed. */
  async idsInForm(): Promise<TokenIds> {
    const typed = async (label: string) => (await this.field(label).inputValue()).replaceAll(' ', '');
    return { serviceId: await typed(this.words.serviceId), userId: await typed(this.words.userId) };
  }

  async fillIds({ serviceId, userId }: TokenIds): Promise<void> {
    await this.field(this.words.serviceId).fill(serviceId);
    await this.field(this.words.userId).fill(userId);
  }

  /** Service ID and user ID are there already, from the link or typed. */
  async send(startPassword: string): Promise<void> {
    await this.field(this.words.startPassword).fill(startPassword);
    await this.page.getByLabel(this.words.consent).check();
    await this.press(this.words.send);
  }

  /** From 初期設定完了 to the codes. A blank text keeps the default name. */
  async nameToken(addedText = ''): Promise<void> {
    await this.isAt(this.words.complete);
    await this.press(this.words.next);
    await this.isAt(this.words.naming);
    await this.field(this.words.addedText).fill(addedText);
    await this.press(this.words.register);
    await this.isAt(this.words.codes);
  }

  async setUp(invitation: { readonly linkUrl: string }, startPassword: string): Promise<void> {
    await this.openInvitation(invitation);
    await this.begin();
    await this.send(startPassword);
    await this.nameToken();
  }

  /** The cards of the code list, newest token first. */
  cards(): Locator {
    return this.page.getByRole('main').getByRole('listitem');
  }

  /** The code on the screen; of several tokens the newest one's. */
  async code(place = 0): Promise<string> {
    const shown = this.cards().nth(place).getByRole('button', { name: CODE });
    await shown.waitFor();
    return ((await shown.textContent()) ?? '').replaceAll(/\D/g, '');
  }
}
