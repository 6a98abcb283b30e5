import type { ReactElement } from 'react';
import { ReasonDialog } from '../acts/reason.dialog.js';
import { useRefusal } from '../acts/use-refusal.js';
import { useWrite } from '../acts/use-write.js';
import { decide } from '../api/calls.js';
import type { Approval, Decision } from '../api/model.js';
import { approvalsQuery } from '../api/queries.js';
import { useMessages } from '../messages/use-messages.js';

interface DecisionDialogProps {
  readonly approval: Approval;
  readonly decision: Decision;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

export function DecisionDialog({ approval, decision, onClose, onDone }: DecisionDialogProps): ReactElement {
  const t = useMessages();
  const { write, isSending, problem } = useWrite(
    (reason: string, key) => decide(approval.id, { decision, reason }, key),
    { rereads: approvalsQuery.queryKey, onDone },
  );
  const refusal = useRefusal(problem);
  const { name } = approval.requestedBy;
  return (
    <ReasonDialog
      question={t(`approvals.${decision}.question`, { kind: t(`approvals.kind.${approval.kind}`) })}
      consequence={t(`approvals.${decision}.consequence`, { name })}
      carryOut={t(`approvals.${decision}.carryOut`)}
      isDestructive={decision !== 'approval'}
      isSending={isSending}
      refusal={refusal}
      onSend={(reason) => void write(reason)}
      onClose={onClose}
    />
  );
}
