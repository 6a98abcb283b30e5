import type { MailKind } from '@enrollment/domain';
import type { ReactElement } from 'react';
import type { MailData } from '../mail-data.js';
import type { MailTexts } from '../texts/mail-texts.js';

export interface TemplateProps<K extends MailKind> {
  readonly data: MailData[K];
  readonly texts: MailTexts;
}

export type MailTemplates = { readonly [K in MailKind]: (props: TemplateProps<K>) => ReactElement };
