import { testStack } from '../harness/stack.js';
import type { EnrollmentState } from './contract.types.js';
import type { Answer } from './http.answer.js';
import { PortalClient } from './portal.client.js';

export interface Acted {
  readonly id: string;
  readonly generation: number;
  readonly state: EnrollmentState;
  readonly deadline: string;
  readonly updatedAt: string;
}

export interface Approval {
  readonly id: string;
  readonly kind: string;
  readonly targetId: string;
  readonly requestedBy: { readonly name: string; readonly role: string; readonly reason: string };
  readonly approvedBy: { readonly name: string } | null;
  readonly usedAt: string | null;
}

type CallOptions = NonNullable<Parameters<PortalClient['call']>[2]>;

export const REASON = '電話でご本人を確認しました';

/** An operator at the back office. */
export class OperatorClient {
  private constructor(readonly face: PortalClient) {}

  static async logIn(loginId: string): Promise<OperatorClient> {
    const face = new PortalClient(testStack().backOfficeUrl);
    await face.logIn(loginId);
    return new OperatorClient(face);
  }

  act(enrollmentId: string, body: object, options: CallOptions = {}): Promise<Answer<Acted>> {
    return this.face.call('POST', `/api/v1/enrollments/${enrollmentId}/actions`, { json: body, ...options });
  }

  requestApproval(kind: string, targetId: string, reason = REASON): Promise<Answer<Approval>> {
    return this.face.call('POST', '/api/v1/approvals', { json: { kind, targetId, reason } });
  }

  approve(approvalId: string, reason = REASON): Promise<Answer<Approval>> {
    return this.face.call('POST', `/api/v1/approvals/${approvalId}/approval`, { json: { reason } });
  }

  openApprovals(): Promise<Answer<{ readonly items: readonly Approval[] }>> {
    return this.face.call('GET', '/api/v1/approvals');
  }
}
