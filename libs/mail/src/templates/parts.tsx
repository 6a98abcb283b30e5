import { Button } from '@react-email/button';
import { Fragment, type ReactNode } from 'react';
import { LIGHT } from './palette.js';

const TEXT = {
  color: LIGHT.text,
  fontSize: '16px',
  lineHeight: 1.75,
  lineBreak: 'strict',
  // Between phrases, where the mail app knows how; no lone syllable on the last line.
  wordBreak: 'auto-phrase',
} as const;

interface ParagraphProps {
  readonly quiet?: boolean;
  readonly children: ReactNode;
}

export function Paragraph({ quiet = false, children }: ParagraphProps) {
  const style = quiet
    ? { ...TEXT, color: LIGHT.quiet, fontSize: '14px', margin: '8px 0' }
    : { ...TEXT, margin: '16px 0' };
  return (
    <p className={quiet ? 'quiet' : 'text'} style={style}>
      {children}
    </p>
  );
}

export function Steps({ steps }: { readonly steps: readonly string[] }) {
  return (
    <ol className="text" style={{ ...TEXT, margin: '16px 0', paddingLeft: '24px' }}>
      {steps.map((step) => (
        <li key={step} style={{ margin: '4px 0' }}>
          {step}
        </li>
      ))}
    </ol>
  );
}

export interface Fact {
  readonly label: string;
  /** In phrases that no line end may cut: a date, a time. */
  readonly value: readonly string[];
}

const CELL = {
  padding: '10px 8px',
  borderBottom: `1px solid ${LIGHT.line}`,
  lineHeight: 1.5,
  textAlign: 'left',
} as const;

/** The one table of a mail: what its reader must copy or note. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <table
      data-text="facts"
      className="line"
      cellPadding={0}
      cellSpacing={0}
      style={{ width: '100%', margin: '24px 0', borderCollapse: 'collapse', borderTop: `1px solid ${LIGHT.line}` }}
    >
      <tbody>
        {facts.map(({ label, value }) => (
          <tr key={label} data-text="fact">
            <th
              scope="row"
              data-text="label"
              className="quiet line panel"
              style={{
                ...CELL,
                width: '30%',
                color: LIGHT.quiet,
                backgroundColor: LIGHT.panel,
                fontSize: '14px',
                fontWeight: 400,
              }}
            >
              {label}
            </th>
            <td
              data-text="value"
              className="text line"
              style={{
                ...CELL,
                color: LIGHT.text,
                fontSize: '16px',
                fontWeight: 700,
                fontVariantNumeric: 'tabular-nums',
              }}
            >
              {value.map((phrase) => (
                <Fragment key={phrase}>
                  <span style={{ whiteSpace: 'nowrap' }}>{phrase}</span>
                  <wbr />
                </Fragment>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A mail in the browser must not be replaced by what it leads to, nor be reached from there. */
const BESIDE_THE_INBOX = { target: '_blank', rel: 'noopener' } as const;

interface ActionProps {
  readonly href: string;
  readonly label: string;
  /** Said before the address in words, for mail apps in which the button is dead. */
  readonly inWords: string;
}

/** A mail has one of these at most. */
export function Action({ href, label, inWords }: ActionProps) {
  return (
    <>
      <div style={{ margin: '24px 0' }}>
        <Button
          className="action"
          data-text="action"
          href={href}
          {...BESIDE_THE_INBOX}
          style={{
            display: 'block',
            padding: '14px 16px',
            borderRadius: '8px',
            backgroundColor: LIGHT.action,
            color: LIGHT.onAction,
            fontSize: '16px',
            lineHeight: 1.5,
            fontWeight: 700,
            textAlign: 'center',
          }}
        >
          {label}
        </Button>
      </div>
      <div data-skip-in-text="true">
        <Paragraph quiet>{inWords}</Paragraph>
      </div>
      <PlainLink href={href} />
    </>
  );
}

export function PlainLink({ href }: { readonly href: string }) {
  return (
    <p style={{ margin: '8px 0', fontSize: '14px', lineHeight: 1.5, overflowWrap: 'anywhere' }}>
      <a className="link" href={href} {...BESIDE_THE_INBOX} style={{ color: LIGHT.link }}>
        {href}
      </a>
    </p>
  );
}
