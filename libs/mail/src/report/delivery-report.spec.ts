import { describe, expect, it } from '@jest/globals';
import { readDeliveryReport } from './delivery-report.js';

interface Report {
  readonly fields?: string;
  readonly type?: string;
  readonly encoding?: string;
  readonly returned?: string;
}

const FAILED = 'Final-Recipient: rfc822; someone@example.jp\r\nAction: failed\r\nStatus: 5.1.1';
const DELAYED = 'Final-Recipient: rfc822; someone@example.jp\r\nAction: delayed\r\nStatus: 4.4.1';
const DELIVERED = 'Final-Recipient: rfc822; someone@example.jp\r\nAction: delivered\r\nStatus: 2.1.5';
const TYPE = 'multipart/report; report-type=delivery-status; boundary="b"';

/** As Postfix writes them. */
function message({ fields = FAILED, type = TYPE, encoding, returned = 'Subject: lost\r\n\r\nbody' }: Report): Buffer {
  const text = `Reporting-MTA: dns; mx.example.jp\r\nArrival-Date: Tue, 24 Nov 2026 18:00:00 +0900\r\n\r\n${fields}\r\n`;
  const body = encoding === 'base64' ? Buffer.from(text).toString('base64') : text;
  return Buffer.from(
    [
      'From: MAILER-DAEMON@mx.example.jp',
      'Subject: Undelivered Mail Returned to Sender',
      'MIME-Version: 1.0',
      `Content-Type: ${type}`,
      '',
      '--b\r\nContent-Type: text/plain\r\n\r\n<someone@example.jp>: user unknown\r\n',
      `--b\r\nContent-Type: message/delivery-status${encoding ? `\r\nContent-Transfer-Encoding: ${encoding}` : ''}\r\n`,
      body,
      `--b\r\nContent-Type: message/rfc822\r\n\r\n${returned}`,
      '--b--\r\n',
    ].join('\r\n'),
  );
}

describe('a delivery report', () => {
  it.each<[string, Report, object]>([
    ['of a failure', {}, { kind: 'bounced', status: '5.1.1' }],
    ['of a delay', { fields: DELAYED }, { kind: 'delayed', status: '4.4.1' }],
    ['in base64', { encoding: 'base64' }, { kind: 'bounced', status: '5.1.1' }],
    ['in another case', { fields: FAILED.toUpperCase() }, { kind: 'bounced', status: '5.1.1' }],
    ['in bare line feeds', { fields: FAILED.replaceAll('\r', '') }, { kind: 'bounced', status: '5.1.1' }],
    [
      'of who gave up after a delay',
      { fields: FAILED.replace('5.1.1', '4.4.7 (expired)') },
      { kind: 'bounced', status: '4.4.7' },
    ],
    ['without a status', { fields: 'Action: failed' }, { kind: 'bounced', status: '5.0.0' }],
    ['with words for a status', { fields: DELAYED.replace('4.4.1', 'someone') }, { kind: 'delayed', status: '4.0.0' }],
    [
      'of several recipients, by the worst',
      { fields: [DELIVERED, DELAYED, FAILED].join('\r\n\r\n') },
      { kind: 'bounced', status: '5.1.1' },
    ],
  ])('%s is read', async (_, report, read) => {
    await expect(readDeliveryReport(message(report))).resolves.toEqual(read);
  });

  it('tells no address and no words of the server', async () => {
    const fields = `${FAILED}\r\nDiagnostic-Code: smtp; 550 <someone@example.jp> unknown`;
    expect(JSON.stringify(await readDeliveryReport(message({ fields })))).not.toContain('someone');
  });
});

describe('no delivery report with bad news', () => {
  it.each<[string, Buffer]>([
    ['a notice of delivery', message({ fields: DELIVERED })],
    ['a report of something else', message({ type: TYPE.replace('delivery-status', 'disposition-notification') })],
    ['a mixed message', message({ type: 'multipart/mixed; boundary="b"' })],
    ['a report without its fields', message({ fields: 'Final-Recipient: rfc822; someone@example.jp' })],
    ['a vacation reply', Buffer.from('Subject: away\r\nAuto-Submitted: auto-replied\r\n\r\nAction: failed\r\n')],
    ['an empty message', Buffer.alloc(0)],
    ['bytes', Buffer.from(Array.from({ length: 4096 }, (_, index) => (index * 37) % 256))],
    ['a boundary that never comes', Buffer.from(`Content-Type: ${TYPE}\r\n\r\n${'Action: failed\r\n'.repeat(10_000)}`)],
  ])('%s is nothing', async (_, bytes) => {
    await expect(readDeliveryReport(bytes)).resolves.toBeNull();
  });

  it('a report inside of the returned message does not count', async () => {
    const returned = message({}).toString().replaceAll('--b', '--c').replace('boundary="b"', 'boundary="c"');
    await expect(readDeliveryReport(message({ fields: DELIVERED, returned }))).resolves.toBeNull();
  });

  it('a list of addresses without end is not even read', async () => {
    const list = `To: ${'a,'.repeat(120_000)}a\r\nContent-Type: ${TYPE}\r\n\r\n--b--\r\n`;
    const began = performance.now();
    await expect(readDeliveryReport(Buffer.from(list))).resolves.toBeNull();
    expect(performance.now() - began).toBeLessThan(300);
  });

  it('parts nested without end are read in a moment', async () => {
    const depth = 3_000;
    const nested = Array.from({ length: depth }, (_, level) => {
      return `Content-Type: multipart/mixed; boundary="n${level}"\r\n\r\n--n${level}\r\n`;
    });
    const began = performance.now();
    await expect(readDeliveryReport(Buffer.from(nested.join('')))).resolves.toBeNull();
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});
