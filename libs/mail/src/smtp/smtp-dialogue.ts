import SMTPConnection, { type SMTPConnectionOptions } from 'nodemailer/lib/smtp-connection';
import { handoverOf } from './handover.js';
import { accepted, failed, type SendOutcome } from './send-outcome.js';
import { mustEncrypt, type SmtpServerSettings } from './smtp-server.settings.js';

export interface SmtpTimeouts {
  readonly connectMs: number;
  /** Of silence. RFC 5321 §4.5.3.2.6 grants the answer to the last dot ten minutes; a mail that took longer is sent twice. */
  readonly silenceMs: number;
}

export interface SmtpEnvelope {
  readonly from: string;
  readonly to: string;
}

function connectionOptions(server: SmtpServerSettings, timeouts: SmtpTimeouts): SMTPConnectionOptions {
  return {
    host: server.host,
    port: server.port,
    secure: server.secure,
    requireTLS: mustEncrypt(server),
    name: server.ehloName ?? undefined,
    connectionTimeout: timeouts.connectMs,
    greetingTimeout: timeouts.connectMs,
    dnsTimeout: timeouts.connectMs,
    socketTimeout: timeouts.silenceMs,
    logger: false,
  };
}

/** One connection, one mail: a broken connection then never leaves another mail in doubt. */
export function smtpDialogue(
  server: SmtpServerSettings,
  timeouts: SmtpTimeouts,
  envelope: SmtpEnvelope,
  message: Buffer,
): Promise<SendOutcome> {
  const handover = handoverOf(message);
  const connection = new SMTPConnection(connectionOptions(server, timeouts));

  return new Promise((resolve) => {
    const fail = (error: Parameters<typeof failed>[0]) => {
      resolve(failed(error, handover.isComplete()));
      connection.close();
    };
    const hand = () =>
      connection.send({ from: envelope.from, to: [envelope.to] }, handover.stream, (error, info) => {
        if (error) return fail(error);
        resolve(accepted(info?.response ?? ''));
        connection.quit();
      });

    // Stays on after the outcome: a server that slams the door after 250 must not end the process.
    connection.on('error', fail);
    connection.connect((error) => {
      if (error) return fail(error);
      if (server.auth === null) return hand();
      connection.login({ ...server.auth, credentials: server.auth }, (refused) => (refused ? fail(refused) : hand()));
    });
  });
}
