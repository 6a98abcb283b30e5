import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What one issue or reissue made: IDs, start password, link, and the tries against them. */
@Entity('generation')
export class Generation {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'uuid' }) enrollmentId!: string;
  @Column({ type: 'integer' }) number!: number;
  @Column({ type: 'text' }) serviceId!: string;
  @Column({ type: 'text' }) userId!: string;
  /** Personal data: here and nowhere else; null once erased by policy. */
  @Column({ type: 'text', nullable: true }) mailAddress!: string | null;
  /** To the worker's key, until the worker has hashed it. */
  @Column({ type: 'text', nullable: true }) sealedStartPassword!: string | null;
  @Column({ type: 'text', nullable: true }) startPasswordVerifier!: string | null;
  @Column({ type: 'bytea', nullable: true }) linkCodeHash!: Buffer | null;
  /** The try whose OTP proved the token that this one shall replace; of one issue only. */
  @Column({ type: 'uuid', nullable: true }) proofAttemptId!: string | null;
  @Column({ type: 'integer', default: 0 }) startPasswordCounted!: number;
  @Column({ type: 'integer', default: 0 }) otpCounted!: number;
  /** How far the phone's clock was found off, in seconds; positive is fast. */
  @Column({ type: 'integer', nullable: true }) clockOffsetSeconds!: number | null;
  @Column({ type: 'timestamptz' }) issuedAt!: Date;
  @Column({ type: 'timestamptz', nullable: true }) linkOpenedAt!: Date | null;
  @Column({ type: 'timestamptz', nullable: true }) provisionedAt!: Date | null;
  @Column({ type: 'timestamptz', nullable: true }) supersededAt!: Date | null;
}
