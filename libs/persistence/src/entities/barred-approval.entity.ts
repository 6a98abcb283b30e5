import type { ApprovalKind, ApprovalStep, Operator, ProblemCode } from '@enrollment/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What somebody wanted of an approval and may not. Append-only. */
@Entity('barred_approval')
export class BarredApproval {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  /** Null when it was not even asked for. */
  @Column({ type: 'uuid', nullable: true }) approvalId!: string | null;
  @Column({ type: 'text' }) step!: ApprovalStep;
  @Column({ type: 'text' }) serviceId!: string;
  @Column({ type: 'uuid' }) customerId!: string;
  @Column({ type: 'text' }) kind!: ApprovalKind;
  @Column({ type: 'uuid' }) targetId!: string;
  /** Without a reason where what was given cannot be recorded. */
  @Column({ type: 'jsonb' }) operator!: Operator;
  @Column({ type: 'text' }) refusedCode!: ProblemCode;
  @Column({ type: 'timestamptz' }) at!: Date;
}
