import type { ActKind, Actor } from '@enrollment/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What an act says beside its kind, such as a new deadline. IDs, codes, numbers and times only. */
export type ActPayload = Readonly<Record<string, string | number>>;

/** What a person asked of an open enrollment. Without such a row the activity behind the command refuses. */
@Entity('act')
export class Act {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'uuid' }) enrollmentId!: string;
  @Column({ type: 'text' }) kind!: ActKind;
  @Column({ type: 'jsonb' }) actor!: Actor;
  @Column({ type: 'jsonb' }) payload!: ActPayload;
  /** The second operator's consent, for acts that need one. */
  @Column({ type: 'uuid', nullable: true }) approvalId!: string | null;
  @Column({ type: 'timestamptz' }) receivedAt!: Date;
  @Column({ type: 'timestamptz', nullable: true }) doneAt!: Date | null;
}
