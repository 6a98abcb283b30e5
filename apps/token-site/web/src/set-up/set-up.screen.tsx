import { Button, ErrorSummary } from '@enrollment/look';
import type { FormEvent, ReactElement } from 'react';
import type { LinkReading } from '../flow/flow.state.js';
import { ScreenFrame } from '../frame/screen.frame.js';
import type { Token } from '../memory/database.js';
import { useMessages } from '../messages/use-messages.js';
import { ConsentField } from './consent.field.js';
import { IdFields } from './id.fields.js';
import { RefusalNotice } from './refusal.notice.js';
import { StartPasswordField } from './start-password.field.js';
import { useFaultWords } from './use-fault-words.js';
import { useSetUp } from './use-set-up.js';

interface SetUpScreenProps {
  readonly link: LinkReading;
  readonly onProvisioned: (token: Token) => Promise<void>;
  readonly onBack: (() => void) | undefined;
}

export function SetUpScreen({ link, onProvisioned, onBack }: SetUpScreenProps): ReactElement {
  const t = useMessages();
  const { fields, change, faults, submission, refusal, sending, canRepeat, submit } = useSetUp(link, onProvisioned);
  const { wordsFor, summary } = useFaultWords(faults);
  const send = (event: FormEvent) => {
    event.preventDefault();
    void submit();
  };

  const actions = (
    <Button variant="primary" type="submit" form="set-up" busyLabel={sending && t('setUp.sending')}>
      {canRepeat ? t('setUp.sendAgain') : t('setUp.send')}
    </Button>
  );

  return (
    <ScreenFrame title={t('setUp.title')} actions={actions} onBack={sending ? undefined : onBack}>
      <ErrorSummary faults={summary} submission={submission} />
      {refusal && <RefusalNotice problem={refusal} key={submission} />}
      <form id="set-up" className="stack set-up" noValidate onSubmit={send}>
        <IdFields fields={fields} change={change} wordsFor={wordsFor} />
        <StartPasswordField value={fields.startPassword} change={change} error={wordsFor('startPassword')} />
        <ConsentField checked={fields.consented} change={change} error={wordsFor('consent')} />
      </form>
    </ScreenFrame>
  );
}
