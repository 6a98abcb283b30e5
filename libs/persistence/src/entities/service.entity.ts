import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A bank service that relies on the token: the tenant. */
@Entity('service')
export class Service {
  /** Short code, typed into the app. */
  @PrimaryColumn({ type: 'text' }) id!: string;
  @Column({ type: 'text' }) nameJa!: string;
  @Column({ type: 'text' }) nameEn!: string;
  @Column({ type: 'text' }) senderNameJa!: string;
  @Column({ type: 'text' }) senderNameEn!: string;
  @Column({ type: 'text' }) senderAddress!: string;
  /** Issuer and default display name of the token in the app. */
  @Column({ type: 'text' }) tokenIssuer!: string;
  @Column({ type: 'text', nullable: true }) accent!: string | null;
  @Column({ type: 'integer' }) policyVersion!: number;
  /** Order of seeding; a portal without PORTAL_SERVICE_ID speaks for the first. */
  @Column({ type: 'integer' }) position!: number;
  @Column({ type: 'timestamptz' }) createdAt!: Date;
}
