import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Somebody said of an activation that it was not them; until two operators have closed it, issues are held. */
@Entity('repudiation_case')
export class RepudiationCase {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'text' }) serviceId!: string;
  @Column({ type: 'uuid' }) customerId!: string;
  /** The token that was repudiated. */
  @Column({ type: 'uuid' }) tokenId!: string;
  /** The mail whose reader said so; null when the customer did, logged in. */
  @Column({ type: 'uuid', nullable: true }) mailId!: string | null;
  @Column({ type: 'timestamptz' }) openedAt!: Date;
  @Column({ type: 'timestamptz', nullable: true }) closedAt!: Date | null;
  @Column({ type: 'uuid', nullable: true }) closingApprovalId!: string | null;
}
