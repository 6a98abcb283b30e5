import { Body } from '@react-email/body';
import { Container } from '@react-email/container';
import { Head } from '@react-email/head';
import { Html } from '@react-email/html';
import { Preview } from '@react-email/preview';
import type { ReactNode } from 'react';
import type { MailService } from '../mail-data.js';
import type { MailTexts } from '../texts/mail-texts.js';
import { DARK_RULES, LIGHT } from './palette.js';
import { Paragraph } from './parts.js';

const FONTS = {
  ja: '"Noto Sans JP", "Hiragino Sans", "Hiragino Kaku Gothic ProN", "Yu Gothic", Meiryo, sans-serif',
  en: '"Noto Sans", "Helvetica Neue", Helvetica, Arial, sans-serif',
} as const;

interface MailFrameProps {
  readonly service: MailService;
  readonly texts: MailTexts;
  readonly title: string;
  readonly lead: string;
  readonly children: ReactNode;
}

/** What all mails share: who writes, what it is about, and what the sender never asks for. */
export function MailFrame({ service, texts, title, lead, children }: MailFrameProps) {
  const name = service.name[texts.locale];
  const accent = /^#[0-9a-f]{6}$/i.test(service.accent ?? '') ? service.accent : LIGHT.action;
  return (
    <Html lang={texts.locale}>
      <Head>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        {/* A user ID is twelve digits: phones would make a number to call of it. */}
        <meta name="format-detection" content="telephone=no, date=no, address=no, email=no" />
        <title>{title}</title>
        <style>{DARK_RULES}</style>
      </Head>
      <Preview>{lead}</Preview>
      <Body style={{ margin: 0, padding: 0, fontFamily: FONTS[texts.locale] }}>
        {/* Not on Body, which would copy the colour to a cell that no dark rule reaches. */}
        <div className="page" style={{ backgroundColor: LIGHT.page }}>
          <Container style={{ maxWidth: '560px', padding: '24px 20px 32px', borderTop: `4px solid ${accent}` }}>
            <p
              className="text"
              style={{ margin: 0, color: LIGHT.text, fontSize: '14px', lineHeight: 1.5, fontWeight: 700 }}
            >
              {name}
            </p>
            <h1
              className="text"
              style={{ margin: '16px 0', color: LIGHT.text, fontSize: '20px', lineHeight: 1.5, fontWeight: 700 }}
            >
              {title}
            </h1>
            <Paragraph>{lead}</Paragraph>
            {children}
            <hr className="line" style={{ margin: '32px 0 16px', border: 0, borderTop: `1px solid ${LIGHT.line}` }} />
            <Paragraph quiet>{texts.footer.neverAsked}</Paragraph>
            <Paragraph quiet>{texts.footer.sender(name)}</Paragraph>
          </Container>
        </div>
      </Body>
    </Html>
  );
}
