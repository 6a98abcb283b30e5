import { SecretField, TextField } from '@enrollment/look';
import type { FocusEvent, ReactElement } from 'react';
import type { FieldErrors, UseFormRegister } from 'react-hook-form';
import { useAfterPress } from '../frame/use-after-press.js';
import { useMessages } from '../messages/use-messages.js';
import { useFaultWords } from './fault-words.js';
import type { IssuanceField, IssuanceRules, IssuanceValues } from './issuance.schema.js';

interface IssuanceFieldsProps {
  readonly rules: IssuanceRules;
  readonly senderDomain: string;
  readonly asksCurrentOtp: boolean;
  readonly register: UseFormRegister<IssuanceValues>;
  readonly errors: FieldErrors<IssuanceValues>;
}

export function IssuanceFields(props: IssuanceFieldsProps): ReactElement {
  const { rules, senderDomain, asksCurrentOtp, register, errors } = props;
  const t = useMessages();
  const { policy, currentOtpDigits } = rules;
  const words = useFaultWords(rules);
  const afterPress = useAfterPress();
  const field = (name: IssuanceField) => {
    const fault = errors[name]?.message;
    const { onBlur, ...registered } = register(name);
    const leave = (event: FocusEvent<HTMLInputElement>): void => afterPress(() => void onBlur(event));
    return { ...registered, onBlur: leave, error: fault && words(name, fault) };
  };
  const address = {
    type: 'text',
    inputMode: 'email',
    autoCapitalize: 'none',
    autoCorrect: 'off',
    spellCheck: false,
  } as const;
  return (
    <>
      <fieldset className="group stack">
        <legend>{t('issuance.destination')}</legend>
        <TextField
          {...field('mailAddress')}
          {...address}
          autoComplete="email"
          required
          label={t('issuance.mailAddress')}
          hint={t('issuance.mailAddressHint', policy.mailAddressLength)}
        />
        <TextField
          {...field('mailAddressConfirmation')}
          {...address}
          autoComplete="off"
          required
          label={t('issuance.mailAddressConfirmation')}
          hint={t('issuance.confirmationHint')}
        />
        <p className="soft">{t('issuance.allowDomain', { domain: senderDomain })}</p>
      </fieldset>
      <fieldset className="group stack">
        <legend>{t('issuance.settings')}</legend>
        <p>{t('issuance.startPasswordPurpose')}</p>
        <SecretField
          {...field('startPassword')}
          required
          label={t('issuance.startPassword')}
          hint={t('issuance.startPasswordHint', policy.startPasswordLength)}
        />
        <SecretField
          {...field('startPasswordConfirmation')}
          required
          label={t('issuance.startPasswordConfirmation')}
          hint={t('issuance.confirmationHint')}
        />
      </fieldset>
      {asksCurrentOtp && (
        <fieldset className="group stack">
          <legend>{t('issuance.currentToken')}</legend>
          <TextField
            {...field('currentOtp')}
            width="code"
            inputMode="numeric"
            autoComplete="one-time-code"
            label={t('issuance.currentOtp')}
            hint={t('issuance.currentOtpHint', { digits: currentOtpDigits })}
          />
        </fieldset>
      )}
    </>
  );
}
