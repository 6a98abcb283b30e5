import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Who logs in to the portal of one service. */
@Entity('customer')
export class Customer {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'text' }) serviceId!: string;
  @Column({ type: 'text' }) issuer!: string;
  @Column({ type: 'text' }) subject!: string;
  @Column({ type: 'text' }) loginId!: string;
  @Column({ type: 'text' }) displayName!: string;
  /** The address that the bank knew before any issue (ID-token claim). */
  @Column({ type: 'text', nullable: true }) knownMailAddress!: string | null;
  @Column({ type: 'timestamptz', nullable: true }) onHoldSince!: Date | null;
  @Column({ type: 'timestamptz' }) createdAt!: Date;
  @Column({ type: 'timestamptz' }) updatedAt!: Date;
}
