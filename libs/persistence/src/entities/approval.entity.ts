import type { ActPayload, ApprovalKind, Operator } from '@enrollment/domain';
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
  @Column({ type: 'jsonb' }) requestedBy!: Operator;
  @Column({ type: 'timestamptz' }) requestedAt!: Date;
  @Column({ type: 'jsonb', nullable: true }) approvedBy!: Operator | null;
  @Column({ type: 'timestamptz', nullable: true }) approvedAt!: Date | null;
  @Column({ type: 'timestamptz', nullable: true }) usedAt!: Date | null;
}
