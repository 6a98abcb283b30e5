import { Button, CopyableId, datedMoment, useLanguage } from '@enrollment/look';
import type { ReactElement } from 'react';
import type { Approval, Decision } from '../api/model.js';
import { Moment } from '../frame/moment.js';
import { useOperator } from '../frame/use-operator.js';
import { useMessages } from '../messages/use-messages.js';

interface ApprovalLineProps {
  readonly approval: Approval;
  readonly onAsk: (decision: Decision) => void;
}

function Target({ approval: { kind, targetId } }: { readonly approval: Approval }): ReactElement {
  const t = useMessages();
  if (kind === 'unlock')
    return (
      <a className="lines__link" href={`/enrollments/${targetId}`}>
        {t('approvals.enrollment')}
      </a>
    );
  return <CopyableId label={t(`approvals.target.${kind}`)} value={targetId} ungrouped />;
}

/** One's own request is somebody else's to decide on; what was approved already can still be refused until it is used. */
function decisionsOf({ approvedBy }: Approval, isOwn: boolean): readonly Decision[] {
  if (isOwn) return ['withdrawal'];
  return approvedBy === null ? ['approval', 'refusal'] : ['refusal'];
}

export function ApprovalLine({ approval, onAsk }: ApprovalLineProps): ReactElement {
  const t = useMessages();
  const language = useLanguage();
  const { kind, requestedBy, requestedAt, approvedBy, validUntil, serviceId } = approval;
  const isOwn = useOperator()?.loginId === requestedBy.name;
  const named = ({ name, role }: typeof requestedBy): string =>
    t('actor.operatorNamed', { name, role: t(`role.${role}`) });
  return (
    <li className="lines__line">
      <div>
        <strong>{t(`approvals.kind.${kind}`)}</strong>
        <div className="soft">{t('stuckQueue.service', { serviceId })}</div>
      </div>
      <div>
        {named(requestedBy)}
        <div className="soft">
          <Moment at={requestedAt} />
        </div>
      </div>
      <div className="stack stack--tight">
        <p>{t('timeline.reason', { reason: requestedBy.reason })}</p>
        <Target approval={approval} />
        {approvedBy && <p>{t('approvals.approvedBy', { by: named(approvedBy), reason: approvedBy.reason })}</p>}
        {isOwn && <p>{t(approvedBy ? 'approvals.ownApproved' : 'approvals.own')}</p>}
        <p className="soft">{t('approvals.validUntil', { time: datedMoment(language, new Date(validUntil)) })}</p>
        <div className="row">
          {decisionsOf(approval, isOwn).map((decision) => (
            <Button key={decision} onClick={() => onAsk(decision)}>
              {t(`approvals.${decision}.begin`)}
            </Button>
          ))}
        </div>
      </div>
    </li>
  );
}
