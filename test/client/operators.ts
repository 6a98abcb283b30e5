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

interface StuckSeen {
  readonly reason: string;
  readonly since: string;
  readonly action: string;
}

export interface QueuePage {
  readonly items: readonly { readonly id: string; readonly serviceId: string; readonly stuck: StuckSeen }[];
  readonly nextCursor: string | null;
  readonly total: number;
}

export interface EnrollmentSeen {
  readonly id: string;
  readonly stuck: StuckSeen | null;
  readonly mailAddress: string | null;
  readonly acts: readonly string[];
}

export interface TimelineItem {
  readonly type: string;
  readonly actor: { readonly kind: string; readonly name: string | null; readonly reason: string | null };
}

export interface Approval {
  readonly id: string;
  readonly kind: string;
  readonly targetId: string;
  readonly requestedBy: { readonly name: string; readonly role: string; readonly reason: string };
  readonly approvedBy: { readonly name: string } | null;
  readonly usedAt: string | null;
  readonly ended: { readonly as: string; readonly by: { readonly name: string; readonly reason: string } } | null;
}

export interface ApprovalPage {
  readonly items: readonly Approval[];
  readonly nextCursor: string | null;
  readonly total: number;
}

export interface TokenActed {
  readonly id: string;
  readonly customerId: string;
  readonly status: string;
  readonly suspendedAt: string | null;
  readonly endedAt: string | null;
}

export interface Case {
  readonly id: string;
  readonly customerId: string;
  readonly loginId: string;
  readonly tokenId: string;
  readonly tokenInUseId: string | null;
  readonly recipient: string | null;
  readonly openedAt: string;
  readonly closedAt: string | null;
}

type TokenAct = 'suspension' | 'resumption' | 'revocation';
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

  stuck(query = 'stuck=any'): Promise<Answer<QueuePage>> {
    return this.face.call('GET', `/api/v1/enrollments?${query}`);
  }

  enrollment(id: string): Promise<Answer<EnrollmentSeen>> {
    return this.face.call('GET', `/api/v1/enrollments/${id}`);
  }

  timeline(id: string): Promise<Answer<{ readonly items: readonly TimelineItem[] }>> {
    return this.face.call('GET', `/api/v1/enrollments/${id}/timeline`);
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

  refuse(approvalId: string, reason = REASON): Promise<Answer<Approval>> {
    return this.face.call('POST', `/api/v1/approvals/${approvalId}/refusal`, { json: { reason } });
  }

  withdraw(approvalId: string, reason = REASON): Promise<Answer<Approval>> {
    return this.face.call('POST', `/api/v1/approvals/${approvalId}/withdrawal`, { json: { reason } });
  }

  approval(approvalId: string): Promise<Answer<Approval>> {
    return this.face.call('GET', `/api/v1/approvals/${approvalId}`);
  }

  openApprovals(query = 'limit=200'): Promise<Answer<ApprovalPage>> {
    return this.face.call('GET', `/api/v1/approvals?${query}`);
  }

  actOnToken(tokenId: string, act: TokenAct, approvalId?: string): Promise<Answer<TokenActed>> {
    const json = { reason: REASON, approvalId };
    return this.face.call('POST', `/api/v1/tokens/${tokenId}/${act}`, { json });
  }

  openCases(): Promise<Answer<{ readonly items: readonly Case[] }>> {
    return this.face.call('GET', '/api/v1/repudiation-cases');
  }

  closeCase(caseId: string, approvalId?: string): Promise<Answer<Case>> {
    const json = { reason: REASON, approvalId };
    return this.face.call('POST', `/api/v1/repudiation-cases/${caseId}/closing`, { json });
  }
}
