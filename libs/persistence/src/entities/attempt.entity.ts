import type { AttemptKind, AttemptOutcome, ProvisioningRequest, TryAnswer } from '@enrollment/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A try, written and counted by the face before anyone looks at it, judged by the worker. */
@Entity('attempt')
export class Attempt {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'uuid' }) enrollmentId!: string;
  @Column({ type: 'integer' }) generation!: number;
  @Column({ type: 'uuid' }) customerId!: string;
  @Column({ type: 'text' }) kind!: AttemptKind;
  /** To the worker's key; erased once judged. */
  @Column({ type: 'text', nullable: true }) sealedSecret!: string | null;
  /** What came beside the secret (device, consent, clock). */
  @Column({ type: 'jsonb', nullable: true }) request!: ProvisioningRequest | null;
  @Column({ type: 'text' }) outcome!: AttemptOutcome;
  @Column({ type: 'jsonb', nullable: true }) answer!: TryAnswer | null;
  @Column({ type: 'timestamptz' }) receivedAt!: Date;
  @Column({ type: 'timestamptz', nullable: true }) judgedAt!: Date | null;
}
