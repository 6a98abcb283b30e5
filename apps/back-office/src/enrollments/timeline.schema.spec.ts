import { SYSTEM } from '@enrollment/domain';
import type { EnrollmentEvent } from '@enrollment/persistence';
import { expect, it } from '@jest/globals';
import { timelineItem } from './timeline.schema.js';

it('names who agreed to what was approved, and not by which identity the bank knows them', () => {
  const agreed = { approvalId: 'a', requestedBy: 'operator1', approvedBy: 'operator2', approverRole: 'supervisor' };
  const identities = { requesterIssuer: 'i', requesterSubject: 's', approverIssuer: 'i', approverSubject: 't' };
  const event = { at: new Date(0), actor: SYSTEM, data: { ...agreed, ...identities } } as unknown as EnrollmentEvent;
  expect(timelineItem(event).data).toEqual(agreed);
});
