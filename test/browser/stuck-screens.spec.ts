import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { STUCK_REASONS, type StuckReason } from '@enrollment/domain';
import { afterAll, afterEach, beforeAll, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { stuckJa } from '../../apps/back-office/web/src/messages/stuck.ja.js';
import { bodyOf } from '../client/http.answer.js';
import type { PortalClient } from '../client/portal.client.js';
import { until } from '../client/until.js';
import { describeInBrowser } from '../harness/browser.js';
import { Database } from '../harness/database.js';
import { startPart } from '../harness/stack.js';
import { IMPATIENT, stuckCauses } from '../harness/stuck.causes.js';
import { customersOf } from './browser.customers.js';
import { browserWindows } from './browser.windows.js';
import { expectNoBarriers } from './screen.barriers.js';
import { INSPECTION_LIMIT_MS, inspect } from './screen.inspection.js';
import { picturesWanted } from './screen.pictures.js';

/** What the page says to each of them, in a few words. */
const SAID: Record<StuckReason, string> = {
  MAIL_NOT_SENT: 'メールの送信に時間がかかっています',
  MAIL_DELAYED: '配信が遅れています。しばらくお待ちください',
  MAIL_BOUNCED: 'メールを届けられませんでした',
  LINK_NOT_OPENED: 'メールがまだ開かれていないようです',
  SETUP_NOT_STARTED: 'アプリの設定がまだ完了していません',
  START_PASSWORD_FAILING: '利用開始パスワードの誤りが続いています。入力できる回数は、あと2回です',
  START_PASSWORD_LOCKED: '新しい利用開始パスワードで、再度トークンを発行してください',
  CLOCK_SKEW: '端末の時計が約95秒進んでいる',
  CONFIRMATION_NOT_STARTED: '認証確認がまだ済んでいません',
  OTP_FAILING: 'ワンタイムパスワードの誤りが続いています。入力できる回数は、あと3回です',
  OTP_LOCKED: 'ワンタイムパスワードの入力が上限に達しました',
  EXPIRED_NOT_REISSUED: '期限を過ぎたため、この手続きは終了しました',
  ENGINE_FAILING: 'ただいまシステムの処理が滞っています',
};
/** What `docs/what-can-go-wrong.md` shows: the head of the page, where all that matters stands. */
const DOCUMENT_SIZE = { width: 880, height: 640 };

const SHOWN = STUCK_REASONS.filter((_, index) => picturesWanted || index % 3 === 0);

const nextCustomer = customersOf('stuck-screens');
const customers = [nextCustomer(), nextCustomer(), nextCustomer()] as const;

async function takeForDocument(page: Page, name: string): Promise<void> {
  if (!picturesWanted) return;
  const folder = join(process.env.SCREENSHOTS_DIR ?? '', 'what-can-go-wrong');
  await mkdir(folder, { recursive: true });
  const before = page.viewportSize();
  await page.setViewportSize(DOCUMENT_SIZE);
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
  if (before !== null) await page.setViewportSize(before);
}

/**
 * All are one screen with other words: its barriers are looked for once, and without pictures to take every third reason is
 * looked at. That each is reached by its cause is `contract/stuck.spec.ts`, that each has its words `checks/stuck-texts.spec.ts`.
 */
describeInBrowser('what the portal says to whom is stuck, and the back office to who helps', () => {
  const windows = browserWindows();
  let database: Database;
  let restore: () => Promise<void>;
  let stuckPortal: PortalClient | undefined;

  beforeAll(async () => {
    database = await Database.connect();
    restore = await database.usePolicy(IMPATIENT);
  });
  afterEach(async () => {
    for (const part of ['maildev', 'worker'] as const) await startPart(part);
    await stuckPortal?.cancel();
    stuckPortal = undefined;
  });
  afterAll(async () => {
    await restore?.();
    await database?.close();
  });

  it.each(SHOWN)(
    '%s',
    async (reason) => {
      const loginId = customers[STUCK_REASONS.indexOf(reason) % customers.length] ?? '';
      const { portal } = await stuckCauses(database)[reason](loginId);
      stuckPortal = portal;
      await until(reason, async () => bodyOf(await portal.latest()).stuck?.reason === reason || undefined);
      const pc = await windows.pcOf({ portal });
      await pc.open('/confirm');
      await pc.sees(SAID[reason]);
      await takeForDocument(pc.page, reason);
      if (picturesWanted || reason === STUCK_REASONS[0]) await inspect(pc.page, `stuck-${reason}`);
      const office = await windows.office();
      await office.logIn('operator1', `/enrollments/${bodyOf(await portal.latest()).id}`);
      await office.sees(stuckJa[reason].happened);
      await office.sees(stuckJa[reason].action);
      await takeForDocument(office.page, `${reason}.operator`);
      if (reason === STUCK_REASONS[0]) await expectNoBarriers(office.page, `operator-${reason}`);
    },
    INSPECTION_LIMIT_MS,
  );
});
