import type { ActKind } from '@enrollment/domain';
import { Act, type Enrollment, type NewAct, recordAct } from '@enrollment/persistence';
import { expect } from '@jest/globals';
import { ActActivities } from '../../apps/worker/src/activities/act.activities.js';
import type { DataSource } from '../harness/own-database.js';
import { approvedUnlock, minutesLater, operator } from './enrollment.rows.js';

export const NOW = minutesLater(5);

export const refusal = (code: string) => expect.objectContaining({ code });

/** What a face writes of an act and the worker does with it, without the workflow between them. */
export class Acting {
  constructor(private readonly dataSource: DataSource) {}

  newAct({ id }: Enrollment, kind: ActKind, more: Partial<NewAct> = {}): NewAct {
    return { enrollmentId: id, kind, actor: operator('operator1'), now: NOW, ...more };
  }

  record(row: Enrollment, kind: ActKind, more?: Partial<NewAct>): Promise<string> {
    return recordAct(this.dataSource, this.newAct(row, kind, more));
  }

  async carryOut(row: Enrollment, actId: string, now = NOW): Promise<string> {
    return (await new ActActivities(this.dataSource, { now: () => now }).carryOutAct(row.id, actId)).code;
  }

  async extend(row: Enrollment, seconds: number, now = NOW): Promise<string> {
    return this.carryOut(row, await this.record(row, 'extend', { payload: { seconds } }), now);
  }

  /** Approved by supervisor1. */
  approvalFor(row: Enrollment, requestedBy = operator('operator1')): Promise<string> {
    return approvedUnlock(this.dataSource, row, NOW, requestedBy);
  }

  actsOf({ id }: Enrollment): Promise<Act[]> {
    return this.dataSource.manager.find(Act, { where: { enrollmentId: id }, order: { receivedAt: 'ASC' } });
  }
}
