import { randomBytes, randomUUID } from 'node:crypto';
import { MAIL_KINDS, type MailKind } from '@enrollment/domain';
import { type Enrollment, Mail, repudiateByMail, Token } from '@enrollment/persistence';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MailLedger } from '../../apps/worker/src/activities/mail.ledger.js';
import { createOwnDatabase, type OwnDatabase } from '../harness/own-database.js';
import { enrollmentIn, ISSUED_AT, minutesLater } from './enrollment.rows.js';

const NOW = minutesLater(5);
const WITHOUT_LINK = ['locked', 'expired', 'suspended', 'repudiated', 'proof-locked'] as const;
let database: OwnDatabase;
beforeAll(async () => {
  database = await createOwnDatabase({ now: ISSUED_AT });
});
afterAll(() => database?.close());

async function queued({ id: enrollmentId, generation }: Enrollment, kind: MailKind): Promise<string> {
  const id = randomUUID();
  const counts = { number: 9, sendings: 0, ambiguousSendings: 0 };
  const unsent = { destinationHash: null, claimedBy: null, notMeCodeHash: null, notMeAt: null };
  const mail = { id, enrollmentId, generation, kind, recipient: 'typed' as const, status: 'queued' as const };
  await database.dataSource.manager.insert(Mail, { ...mail, ...counts, ...unsent, createdAt: NOW, statusAt: NOW });
  return id;
}

describe('the "this was not me" of a mail', () => {
  it('has its code kept where the mail has such a link, and nowhere else', async () => {
    const row = await enrollmentIn(database.dataSource, 'AWAITING_PROVISIONING');
    const ledger = new MailLedger(database.dataSource, { now: () => NOW });
    const without: MailKind[] = [];
    for (const kind of MAIL_KINDS) {
      const id = await queued(row, kind);
      expect(await ledger.claim(id, randomBytes(32), { activity: 'a', isRetry: false })).toMatchObject({ id });
      const { notMeCodeHash } = await database.dataSource.manager.findOneByOrFail(Mail, { id });
      if (notMeCodeHash === null) without.push(kind);
    }
    expect(without).toEqual(WITHOUT_LINK);
  });

  it.each(WITHOUT_LINK)('does nothing to the token from the mail "%s"', async (kind) => {
    const row = await enrollmentIn(database.dataSource, 'ACTIVE');
    const { manager } = database.dataSource;
    await manager.update(Token, { enrollmentId: row.id }, { status: 'active', activatedAt: NOW });
    expect(await repudiateByMail(database.dataSource, await queued(row, kind), NOW)).toBeNull();
    expect(await manager.findOneByOrFail(Token, { enrollmentId: row.id })).toMatchObject({ status: 'active' });
  });
});
