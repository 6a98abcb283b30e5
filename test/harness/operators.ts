import { randomUUID } from 'node:crypto';
import type { ApprovalKind, Operator } from '@enrollment/domain';
import { approve, createDataSource, findApprovalTarget, requestApproval } from '@enrollment/persistence';
import { testStack } from './stack.js';

const REASON = 'called back on the number on file';
const issuer = 'https://staff.example';
export const OPERATOR: Operator = {
  kind: 'operator',
  name: 'operator1',
  role: 'operator',
  reason: REASON,
  issuer,
  subject: 'operator1',
};
export const SECOND_OPERATOR: Operator = { ...OPERATOR, name: 'operator2', subject: 'operator2' };

interface Asked {
  readonly kind: ApprovalKind;
  readonly targetId: string;
}

/** What operators do by the functions that the back office's pages call. */
export class Operators {
  private constructor(readonly dataSource: ReturnType<typeof createDataSource>) {}

  static async connect(): Promise<Operators> {
    const dataSource = createDataSource({ url: testStack().databaseUrl, applicationName: randomUUID() });
    return new Operators(await dataSource.initialize());
  }

  close(): Promise<void> {
    return this.dataSource.destroy();
  }

  async ask({ kind, targetId }: Asked): Promise<string> {
    const target = await findApprovalTarget(this.dataSource.manager, kind, targetId);
    if (!target?.payload) throw new Error(`there is nothing to approve: ${kind}`);
    const { customerId, payload } = target;
    const about = { kind, targetId, customerId, payload };
    return requestApproval(this.dataSource, { ...about, requestedBy: OPERATOR, now: new Date() });
  }

  approve(id: string, by: Operator = SECOND_OPERATOR): Promise<void> {
    return approve(this.dataSource, id, by, new Date());
  }

  async approved(asked: Asked): Promise<string> {
    const id = await this.ask(asked);
    await this.approve(id);
    return id;
  }
}
