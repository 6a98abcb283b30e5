import { Button, buttonClass, TextField } from '@enrollment/look';
import { Link } from '@tanstack/react-router';
import { type FormEvent, type ReactElement, useState } from 'react';
import type { Enrollment } from '../api/model.js';
import { useAfterPress } from '../frame/use-after-press.js';
import { type Key, useMessages } from '../messages/use-messages.js';
import { type OtpFault, otpFault } from '../otp/otp.fault.js';
import { ConfirmationRefusal } from './confirmation.refusal.js';
import { useConfirmation } from './use-confirmation.js';

const FIELD = 'otp';
/** Phones show the digits in groups, and people type what they see. */
const withoutGroups = (typed: string): string => typed.replaceAll(/[ -]/g, '');
const WORDS: Record<OtpFault, Key> = {
  REQUIRED: 'confirmation.otpFault.required',
  FULL_WIDTH: 'confirmation.otpFault.fullWidth',
  FORMAT: 'confirmation.otpFault.digits',
};

const focusField = (): void => document.getElementById(FIELD)?.focus();

export function OtpSection({ enrollment }: { enrollment: Enrollment }): ReactElement {
  const t = useMessages();
  const { otpDigits } = enrollment.policy;
  const [otp, setOtp] = useState('');
  const [fault, setFault] = useState<OtpFault | null>(null);
  const afterPress = useAfterPress();
  const isProvisioned = enrollment.provisioning.provisionedAt !== null;
  /** What was typed while the answer was under way is the next one already, and stays. */
  const askAgain = (judged: string): void => {
    setOtp((typed) => (withoutGroups(typed) === judged ? '' : typed));
    focusField();
  };
  const confirmation = useConfirmation(askAgain);

  const change = (typed: string): void => {
    setOtp(typed);
    if (fault) setFault(otpFault(withoutGroups(typed), otpDigits));
  };
  const leave = (): void => {
    if (otp !== '') afterPress(() => setFault(otpFault(withoutGroups(otp), otpDigits)));
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const typed = withoutGroups(otp);
    const found = otpFault(typed, otpDigits);
    setFault(found);
    if (found) focusField();
    else confirmation.send({ otp: typed, generation: enrollment.generation });
  };

  return (
    <section className="stack" aria-labelledby="otp-heading">
      <h2 id="otp-heading">{t('confirmation.confirm')}</h2>
      {!isProvisioned && <p>{t('confirmation.otpEarly')}</p>}
      <ConfirmationRefusal standing={confirmation.standing} />
      <form className="stack" onSubmit={submit} noValidate>
        <TextField
          name={FIELD}
          width="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          required
          label={t('confirmation.otp')}
          hint={t('confirmation.otpHint', { digits: otpDigits })}
          error={fault ? t(WORDS[fault], { digits: otpDigits }) : undefined}
          value={otp}
          onChange={(event) => change(event.target.value)}
          onBlur={leave}
        />
        <div className="row">
          <Button type="submit" variant="primary" busyLabel={confirmation.isSending && t('confirmation.confirming')}>
            {t('confirmation.confirm')}
          </Button>
          <Link to="/issue" search={{ intent: 'reissue' }} className={buttonClass('secondary')}>
            {t('confirmation.back')}
          </Link>
        </div>
        <p className="soft">{t('confirmation.backExplanation')}</p>
      </form>
    </section>
  );
}
