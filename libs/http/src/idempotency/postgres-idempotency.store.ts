import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import type { Claim, ClaimRequest, EarlierRequest, HeldKey, IdempotencyStore } from './idempotency.store.js';

const KEPT_FOR_MS = 24 * 60 * 60 * 1000;
/** Longer than any handler runs; a process that died holds a key no longer than this. */
const CLAIMED_FOR_MS = 30 * 1000;
const SWEEP_EVERY_MS = 10 * 60 * 1000;

const CLAIM = `
  INSERT INTO idempotency_key AS kept (key_hash, request_hash, request_id, claimed_until, expires_at)
  VALUES ($1, $2, $3, $4, $5)
  ON CONFLICT (key_hash) DO UPDATE SET
    request_hash = EXCLUDED.request_hash,
    request_id = CASE WHEN kept.expires_at <= $6 THEN EXCLUDED.request_id ELSE kept.request_id END,
    claimed_until = EXCLUDED.claimed_until,
    sealed_answer = NULL,
    expires_at = CASE WHEN kept.expires_at <= $6 THEN EXCLUDED.expires_at ELSE kept.expires_at END
  WHERE kept.expires_at <= $6
     OR (kept.request_hash = EXCLUDED.request_hash AND kept.sealed_answer IS NULL
         AND (kept.claimed_until IS NULL OR kept.claimed_until <= $6))
  RETURNING request_id`;

const HELD = 'key_hash = $1 AND request_id = $2';

interface KeptRow {
  readonly request_hash: string;
  readonly sealed_answer: string | null;
}

/** Keys in PostgreSQL, so that a repetition may reach another process of the face. */
export class PostgresIdempotencyStore implements IdempotencyStore {
  private nextSweep = 0;

  constructor(private readonly dataSource: DataSource) {}

  async claim({ keyHash, requestHash, now }: ClaimRequest): Promise<Claim> {
    await this.sweep(now);
    const ownId = randomUUID();
    const claimedUntil = new Date(now.getTime() + CLAIMED_FOR_MS);
    const expiresAt = new Date(now.getTime() + KEPT_FOR_MS);
    const [claimed] = await this.dataSource.query<{ request_id: string }[]>(CLAIM, [
      keyHash,
      requestHash,
      ownId,
      claimedUntil,
      expiresAt,
      now,
    ]);
    if (claimed) return { kind: 'mine', requestId: claimed.request_id, isFirst: claimed.request_id === ownId };
    return this.held(keyHash, requestHash);
  }

  async find({ keyHash, requestHash, now }: ClaimRequest): Promise<EarlierRequest | undefined> {
    const [earlier] = await this.dataSource.query<EarlierRequest[]>(
      `SELECT request_id AS "requestId", sealed_answer IS NOT NULL AS "isAnswered" FROM idempotency_key
       WHERE key_hash = $1 AND request_hash = $2 AND expires_at > $3`,
      [keyHash, requestHash, now],
    );
    return earlier;
  }

  async keep({ keyHash, requestId }: HeldKey, sealedAnswer: string): Promise<void> {
    await this.dataSource.query(`UPDATE idempotency_key SET sealed_answer = $3, claimed_until = NULL WHERE ${HELD}`, [
      keyHash,
      requestId,
      sealedAnswer,
    ]);
  }

  async release({ keyHash, requestId }: HeldKey): Promise<void> {
    await this.dataSource.query(`UPDATE idempotency_key SET claimed_until = NULL WHERE ${HELD}`, [keyHash, requestId]);
  }

  async forget({ keyHash, requestId }: HeldKey): Promise<void> {
    await this.dataSource.query(`DELETE FROM idempotency_key WHERE ${HELD}`, [keyHash, requestId]);
  }

  private async held(keyHash: string, requestHash: string): Promise<Claim> {
    const [row] = await this.dataSource.query<KeptRow[]>(
      'SELECT request_hash, sealed_answer FROM idempotency_key WHERE key_hash = $1',
      [keyHash],
    );
    if (row && row.request_hash !== requestHash) return { kind: 'other-request' };
    if (row?.sealed_answer) return { kind: 'answered', sealedAnswer: row.sealed_answer };
    return { kind: 'in-flight' };
  }

  private async sweep(now: Date): Promise<void> {
    if (now.getTime() < this.nextSweep) return;
    this.nextSweep = now.getTime() + SWEEP_EVERY_MS;
    await this.dataSource.query('DELETE FROM idempotency_key WHERE expires_at <= $1', [now]);
  }
}
