import { describe, expect, it } from '@jest/globals';
import { createInstance } from 'i18next';
import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { lookJa } from '../messages/look.ja.js';
import { TextField } from './text-field.js';

const i18n = createInstance();
await i18n.init({ lng: 'ja', resources: { ja: { look: lookJa } } });

function markupOf(field: ReactElement): string {
  return renderToStaticMarkup(<I18nextProvider i18n={i18n}>{field}</I18nextProvider>);
}

describe('TextField', () => {
  it('ties hint and error to the input', () => {
    const html = markupOf(<TextField name="otp" label="OTP" hint="6 digits" error="Too short" required />);
    expect(html).toContain('for="otp"');
    expect(html).toContain('aria-describedby="otp-error otp-hint"');
    expect(html).toContain('aria-invalid="true"');
    expect(html).toContain('aria-required="true"');
  });

  it('names nothing that is not there', () => {
    const html = markupOf(<TextField name="otp" label="OTP" />);
    expect(html).not.toContain('aria-describedby');
    expect(html).not.toContain('aria-invalid');
  });
});
