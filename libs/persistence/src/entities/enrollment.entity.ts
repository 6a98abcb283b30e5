import type { EnrollmentState, StuckReason } from '@enrollment/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One customer's way from token issue to active token; one workflow. */
@Entity('enrollment')
export class Enrollment {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'text' }) serviceId!: string;
  @Column({ type: 'uuid' }) customerId!: string;
  @Column({ type: 'integer' }) policyVersion!: number;
  @Column({ type: 'text' }) locale!: 'ja' | 'en';
  @Column({ type: 'integer' }) generation!: number;
  @Column({ type: 'text' }) state!: EnrollmentState;
  /** The state before LOCKED, whose deadline still runs. */
  @Column({ type: 'text', nullable: true }) lockedFrom!: EnrollmentState | null;
  @Column({ type: 'timestamptz' }) deadline!: Date;
  /** How much of it operators have added, in all. */
  @Column({ type: 'integer', default: 0 }) extendedSeconds!: number;
  /** When the reminder is due; null once sent or where there is none. */
  @Column({ type: 'timestamptz', nullable: true }) reminderAt!: Date | null;
  @Column({ type: 'timestamptz', nullable: true }) failingSince!: Date | null;
  /** Since when the reconciler finds the workflow itself at fault: gone, or its tasks fail. */
  @Column({ type: 'timestamptz', nullable: true }) processFailingSince!: Date | null;
  /** Why it is stuck or, while `stuckSince` lies ahead, would be then; written with every change, for one index to serve. */
  @Column({ type: 'text', nullable: true }) stuckReason!: StuckReason | null;
  @Column({ type: 'timestamptz', nullable: true }) stuckSince!: Date | null;
  @Column({ type: 'timestamptz', nullable: true }) stuckUntil!: Date | null;
  /** Grows with every change of the row. */
  @Column({ type: 'integer' }) version!: number;
  /** Length and head of this enrollment's chain of events. */
  @Column({ type: 'integer' }) eventCount!: number;
  @Column({ type: 'bytea', nullable: true }) headHash!: Buffer | null;
  @Column({ type: 'timestamptz' }) createdAt!: Date;
  @Column({ type: 'timestamptz' }) updatedAt!: Date;
  @Column({ type: 'timestamptz', nullable: true }) activatedAt!: Date | null;
  @Column({ type: 'timestamptz', nullable: true }) endedAt!: Date | null;
}
