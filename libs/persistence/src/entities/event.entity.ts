import type { Actor, EventType } from '@enrollment/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export type EventData = Record<string, string | number | boolean | null>;

/** One fact. Append-only; each row carries the hash of the one before it in its enrollment. */
@Entity('event')
export class EnrollmentEvent {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'uuid' }) enrollmentId!: string;
  @Column({ type: 'integer' }) number!: number;
  @Column({ type: 'text' }) serviceId!: string;
  @Column({ type: 'integer' }) generation!: number;
  @Column({ type: 'text' }) type!: EventType;
  @Column({ type: 'jsonb' }) actor!: Actor;
  @Column({ type: 'jsonb' }) data!: EventData;
  @Column({ type: 'timestamptz' }) at!: Date;
  @Column({ type: 'bytea', nullable: true }) previousHash!: Buffer | null;
  @Column({ type: 'bytea' }) hash!: Buffer;
}
