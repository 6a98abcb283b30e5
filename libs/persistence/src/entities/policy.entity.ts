import type { Policy } from '@enrollment/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One version of the rules of one service. Never changed once written. */
@Entity('policy')
export class PolicyVersion {
  @PrimaryColumn({ type: 'text' }) serviceId!: string;
  @PrimaryColumn({ type: 'integer' }) version!: number;
  @Column({ type: 'jsonb' }) body!: Policy;
  @Column({ type: 'timestamptz' }) createdAt!: Date;
}
