import { ApiProblem, Button, ErrorSummary, useKeyedWrite } from '@enrollment/look';
import { useNavigate } from '@tanstack/react-router';
import type { ReactElement, ReactNode } from 'react';
import { askUntilDecided } from '../api/ask-until-decided.js';
import { issue, reissue } from '../api/calls.js';
import type { Enrollment, IssueBody } from '../api/model.js';
import { rememberEnrollment } from '../api/queries.js';
import { useService } from '../frame/use-service.js';
import { useMessages } from '../messages/use-messages.js';
import { reportedSession } from '../session/session-end.js';
import { useFaultWords } from './fault-words.js';
import { IssuanceFields } from './issuance.fields.js';
import { IssuanceRefusal } from './issuance.refusal.js';
import type { IssuanceRules } from './issuance.schema.js';
import { useIssuanceForm } from './use-issuance-form.js';

interface IssuanceFormProps {
  readonly isReissue: boolean;
  readonly rules: IssuanceRules;
  readonly asksCurrentOtp: boolean;
  readonly returnTo: string;
  /** Beside the button that issues. */
  readonly otherWay?: ReactNode;
}

export function IssuanceForm(props: IssuanceFormProps): ReactElement {
  const { isReissue, rules, asksCurrentOtp, returnTo, otherWay } = props;
  const t = useMessages();
  const { sender } = useService();
  const navigate = useNavigate();
  const words = useFaultWords(rules);
  const write = useKeyedWrite(isReissue ? reissue : issue);

  const goOn = (enrollment: Enrollment): void => {
    rememberEnrollment(enrollment);
    void navigate({ to: '/confirm' });
  };
  const send = (body: IssueBody): Promise<Enrollment> =>
    reportedSession(askUntilDecided({ send: () => write(body) })).catch((failure: unknown) => {
      const open = failure instanceof ApiProblem && failure.code === 'ENROLLMENT.ALREADY_OPEN';
      if (open && failure.members.enrollment) return failure.members.enrollment as Enrollment;
      throw failure;
    });
  const form = useIssuanceForm({ rules, asksCurrentOtp, send, onIssued: goOn });
  const faults = form.summary.map((field) => ({
    fieldId: field,
    message: words(field, form.errors[field]?.message ?? ''),
  }));

  return (
    <form className="stack stack--wide" onSubmit={(event) => void form.submit(event)} noValidate>
      <ErrorSummary faults={faults} submission={form.submission} />
      {form.problem && faults.length === 0 && <IssuanceRefusal problem={form.problem} returnTo={returnTo} />}
      <IssuanceFields
        rules={rules}
        senderDomain={sender.domain}
        asksCurrentOtp={asksCurrentOtp}
        register={form.register}
        errors={form.errors}
      />
      <div className="row">
        <Button type="submit" variant="primary" busyLabel={form.isSubmitting && t('issuance.issuing')}>
          {t('issuance.issue')}
        </Button>
        {otherWay}
      </div>
    </form>
  );
}
