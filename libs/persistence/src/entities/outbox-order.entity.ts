import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An order to tell Temporal of an issue or reissue, committed with it; a relay carries out what is left over. */
@Entity('outbox_order')
export class OutboxOrder {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'uuid' }) enrollmentId!: string;
  @Column({ type: 'integer' }) generation!: number;
  @Column({ type: 'timestamptz' }) createdAt!: Date;
  @Column({ type: 'timestamptz', nullable: true }) doneAt!: Date | null;
}
