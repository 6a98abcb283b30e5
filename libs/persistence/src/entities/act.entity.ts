import type { ActKind, Actor, ActPayload, ProblemCode } from '@enrollment/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * What a person asked of an enrollment, done or refused. Without such a row the activity behind the command does nothing.
 */
@Entity('act')
export class Act {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'uuid' }) enrollmentId!: string;
  @Column({ type: 'text' }) kind!: ActKind;
  @Column({ type: 'jsonb' }) actor!: Actor;
  @Column({ type: 'jsonb' }) payload!: ActPayload;
  /** The second operator's consent, for acts that need one. */
  @Column({ type: 'uuid', nullable: true }) approvalId!: string | null;
  /** The same request again is the same act. */
  @Column({ type: 'uuid', nullable: true }) requestId!: string | null;
  @Column({ type: 'timestamptz' }) receivedAt!: Date;
  @Column({ type: 'timestamptz', nullable: true }) doneAt!: Date | null;
  /** Why it was not and will not be done. */
  @Column({ type: 'text', nullable: true }) refusedCode!: ProblemCode | null;
}
