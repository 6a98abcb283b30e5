import type { ActPayload, ApprovalEnding, ApprovalKind, RecordedOperator } from '@enrollment/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What one operator asked for and another one approved: for exactly this target and payload, once, within a day. */
@Entity('approval')
export class Approval {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'text' }) serviceId!: string;
  @Column({ type: 'uuid' }) customerId!: string;
  @Column({ type: 'text' }) kind!: ApprovalKind;
  /** The enrollment, token or customer that it is about. */
  @Column({ type: 'uuid' }) targetId!: string;
  @Column({ type: 'jsonb' }) payload!: ActPayload;
  @Column({ type: 'jsonb' }) requestedBy!: RecordedOperator;
  @Column({ type: 'timestamptz' }) requestedAt!: Date;
  @Column({ type: 'jsonb', nullable: true }) approvedBy!: RecordedOperator | null;
  @Column({ type: 'timestamptz', nullable: true }) approvedAt!: Date | null;
  @Column({ type: 'timestamptz', nullable: true }) usedAt!: Date | null;
  /** Why it will not be used. */
  @Column({ type: 'text', nullable: true }) endedAs!: ApprovalEnding | null;
  @Column({ type: 'jsonb', nullable: true }) endedBy!: RecordedOperator | null;
  @Column({ type: 'timestamptz', nullable: true }) endedAt!: Date | null;
}
