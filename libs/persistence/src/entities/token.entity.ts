import type { DeviceKind, OtpAlgorithm } from '@enrollment/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export type TokenStatus = 'pending' | 'active' | 'suspended' | 'replaced' | 'revoked' | 'void';

/** A customer has one such token at most. */
export const TOKEN_IN_USE = ['active', 'suspended'] as const satisfies readonly TokenStatus[];

/** The binding of one seed to one device for one customer of one service. */
@Entity('token')
export class Token {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'uuid' }) enrollmentId!: string;
  @Column({ type: 'integer' }) generation!: number;
  @Column({ type: 'text' }) serviceId!: string;
  @Column({ type: 'uuid' }) customerId!: string;
  @Column({ type: 'text' }) status!: TokenStatus;
  /** Envelope of the seed; null once destroyed. */
  @Column({ type: 'text', nullable: true }) sealedSeed!: string | null;
  @Column({ type: 'text' }) algorithm!: OtpAlgorithm;
  @Column({ type: 'integer' }) digits!: 6 | 8;
  @Column({ type: 'integer' }) periodSeconds!: 30 | 60;
  /** RFC 7638 thumbprint: the device is its key. */
  @Column({ type: 'text' }) deviceThumbprint!: string;
  @Column({ type: 'uuid' }) deviceId!: string;
  @Column({ type: 'text' }) deviceKind!: DeviceKind;
  @Column({ type: 'text' }) deviceName!: string;
  @Column({ type: 'text' }) consentVersion!: string;
  @Column({ type: 'timestamptz' }) consentedAt!: Date;
  @Column({ type: 'timestamptz' }) createdAt!: Date;
  @Column({ type: 'timestamptz', nullable: true }) activatedAt!: Date | null;
  /** Set while it is suspended. */
  @Column({ type: 'timestamptz', nullable: true }) suspendedAt!: Date | null;
  @Column({ type: 'timestamptz', nullable: true }) endedAt!: Date | null;
}
