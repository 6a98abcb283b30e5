import type { Actor } from '@enrollment/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export type ActKind = 'cancel' | 'resend' | 'retry';

/** What a person asked of an open enrollment. Without such a row the activity behind the command refuses. */
@Entity('act')
export class Act {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'uuid' }) enrollmentId!: string;
  @Column({ type: 'text' }) kind!: ActKind;
  @Column({ type: 'jsonb' }) actor!: Actor;
  @Column({ type: 'timestamptz' }) receivedAt!: Date;
  @Column({ type: 'timestamptz', nullable: true }) doneAt!: Date | null;
}
