import { SMTPServer, type SMTPServerDataStream } from 'smtp-server';

/** What the server asks about a recipient, and where it leaves a message. */
export interface BounceIntake {
  /** The ID of the mail that has this return path; null when it is none of ours. */
  mailOf(localPart: string): string | null;
  /** Rejects when the message cannot be dealt with now: its sender then tries again. */
  take(mailId: string, message: Buffer): Promise<void>;
}

export interface BounceLimits {
  readonly messageBytes: number;
  readonly connections: number;
  /** Of silence. RFC 5321 §4.5.3.2.7 asks for five minutes; a server with a bounce has a line ready. */
  readonly silenceMs: number;
  /** Of a connection in all, however busy: who sends a byte at a time shall not keep others out. */
  readonly connectionMs: number;
}

const LIMITS: BounceLimits = {
  messageBytes: 256 * 1024,
  connections: 20,
  silenceMs: 30_000,
  connectionMs: 120_000,
};

function refusal(responseCode: number, words: string): Error {
  return Object.assign(new Error(words), { responseCode });
}

function localPartOf(address: string): string {
  return address.slice(0, address.lastIndexOf('@'));
}

/** The whole message, or as much of it as may be taken; the server refuses what is larger by itself. */
async function received(stream: SMTPServerDataStream): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) if (!stream.sizeExceeded) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/**
 * An SMTP server that takes reports about our own mails and nothing else: from the null sender (RFC 5321 §4.5.5), to one
 * return path with a valid tag. It never sends anything, and tells nobody whether a mail exists.
 */
export function bounceServer(intake: BounceIntake, limits: BounceLimits = LIMITS): SMTPServer {
  const server = new SMTPServer({
    // Without a certificate of its own a server had better not offer encryption than offer a published key.
    disabledCommands: ['AUTH', 'STARTTLS'],
    authOptional: true,
    disableReverseLookup: true,
    hideSMTPUTF8: true,
    logger: false,
    size: limits.messageBytes,
    rejectOversized: true,
    maxRecipients: 1,
    maxClients: limits.connections,
    socketTimeout: limits.silenceMs,
    closeTimeout: 1_000,
    onMailFrom({ address }, _session, done) {
      done(address === '' ? null : refusal(550, 'Only delivery reports are taken here'));
    },
    onRcptTo({ address }, _session, done) {
      done(intake.mailOf(localPartOf(address)) === null ? refusal(550, 'No such mailbox here') : null);
    },
    onData(stream, { envelope }, done) {
      const mailId = intake.mailOf(localPartOf(envelope.rcptTo[0]?.address ?? ''));
      received(stream)
        .then((message) => (mailId === null || stream.sizeExceeded ? undefined : intake.take(mailId, message)))
        .then(
          () => done(null, 'Taken'),
          () => done(refusal(451, 'Try again later')),
        );
    },
  });
  server.server.on('connection', (socket) => {
    const end = setTimeout(() => socket.destroy(), limits.connectionMs);
    socket.once('close', () => clearTimeout(end));
  });
  return server;
}
