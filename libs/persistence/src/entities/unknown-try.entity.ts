import type { TryAnswer } from '@enrollment/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A start-password try against a pair of IDs that names nothing: written, counted and judged as any other one. */
@Entity('unknown_try')
export class UnknownTry {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  /** Keyed, so that what people typed is not kept. */
  @Column({ type: 'bytea' }) pairHash!: Buffer;
  /** To the worker's key; erased once judged. */
  @Column({ type: 'text', nullable: true }) sealedSecret!: string | null;
  @Column({ type: 'jsonb', nullable: true }) answer!: TryAnswer | null;
  @Column({ type: 'timestamptz' }) receivedAt!: Date;
  @Column({ type: 'timestamptz', nullable: true }) judgedAt!: Date | null;
}
