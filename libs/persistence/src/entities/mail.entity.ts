import type { MailKind, MailRecipient, MailStatus } from '@enrollment/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The ledger: one row per mail, committed before the SMTP dialogue and after it. */
@Entity('mail')
export class Mail {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'uuid' }) enrollmentId!: string;
  @Column({ type: 'integer' }) generation!: number;
  @Column({ type: 'text' }) kind!: MailKind;
  /** 1 for the first of its kind and generation, +1 for each resend. */
  @Column({ type: 'integer' }) number!: number;
  @Column({ type: 'text' }) recipient!: MailRecipient;
  /** Keyed hash of the address, for the budget of one destination. */
  @Column({ type: 'bytea', nullable: true }) destinationHash!: Buffer | null;
  @Column({ type: 'text' }) status!: MailStatus;
  /** The activity whose dialogue is under way, or was the last. */
  @Column({ type: 'text', nullable: true }) claimedBy!: string | null;
  /** Dialogues begun, and those whose end after DATA is unknown. */
  @Column({ type: 'integer' }) sendings!: number;
  @Column({ type: 'integer' }) ambiguousSendings!: number;
  /** Of the code in its "this was not me" link; the code itself is in the mail alone. */
  @Column({ type: 'bytea', nullable: true }) notMeCodeHash!: Buffer | null;
  /** When its reader said so. */
  @Column({ type: 'timestamptz', nullable: true }) notMeAt!: Date | null;
  @Column({ type: 'timestamptz' }) createdAt!: Date;
  @Column({ type: 'timestamptz' }) statusAt!: Date;
}
