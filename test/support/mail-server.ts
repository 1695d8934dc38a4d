import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

/** How the server takes the next mails. */
export type MailServerMood =
  | 'accepts'
  /** The connection ends after the recipient was accepted, at DATA. */
  | 'dies_before_data'
  /** It has the whole mail, and dies without having said so. */
  | 'dies_after_data'
  | 'unknown_recipient'
  | 'busy'
  | 'refuses_content'
  /** Says nothing any more once it has the recipient. */
  | 'falls_silent';

export interface TestMailServer {
  /** Everything it took in full, also where it died before it said so. */
  readonly mails: ReceivedMail[];
  url: string;
  mood: MailServerMood;
  close(): Promise<void>;
}

export interface ReceivedMail {
  from: string;
  to: string[];
  raw: string;
}

function refusal(message: string, responseCode: number): Error {
  return Object.assign(new Error(message), { responseCode });
}

/** A real SMTP server on loopback that keeps what it gets and can be told to misbehave. */
export async function openMailServer(auth?: { user: string; pass: string }): Promise<TestMailServer> {
  const sockets = new Set<Socket>();
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  const smtp = new SMTPServer({
    authOptional: auth === undefined,
    disabledCommands: auth ? ['STARTTLS'] : ['STARTTLS', 'AUTH'],
    allowInsecureAuth: true,
    disableReverseLookup: true,
    onAuth: ({ username, password }, _session, done) => {
      const isRight = username === auth?.user && password === auth?.pass;
      done(isRight ? null : refusal('wrong password', 535), { user: username });
    },
    onRcptTo: (_address, _session, done) => {
      if (opened.mood === 'unknown_recipient') done(refusal('5.1.1 no such mailbox', 550));
      else if (opened.mood === 'busy') done(refusal('4.3.2 try later', 451));
      else if (opened.mood !== 'falls_silent') done();
      // The answer to RCPT is on the wire; DATA has not come.
      if (opened.mood === 'dies_before_data') cut();
    },
    onData: (stream, { envelope }, done) => {
      const taken = buffer(stream).then((raw) => {
        if (opened.mood === 'refuses_content') return done(refusal('5.7.1 not wanted', 554));
        const { mailFrom, rcptTo } = envelope;
        const from = mailFrom === false ? '' : mailFrom.address;
        const to = rcptTo.map(({ address }) => address);
        opened.mails.push({ from, to, raw: raw.toString('utf8') });
        if (opened.mood === 'dies_after_data') cut();
        else done();
      });
      // A sender that goes away in the middle of a mail.
      taken.catch(done);
    },
  });
  smtp.on('error', () => {});
  smtp.server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  smtp.listen(0, '127.0.0.1');
  await once(smtp.server, 'listening');
  const credentials = auth ? `${encodeURIComponent(auth.user)}:${encodeURIComponent(auth.pass)}@` : '';
  const opened: TestMailServer = {
    mails: [],
    url: `smtp://${credentials}127.0.0.1:${(smtp.server.address() as AddressInfo).port}`,
    mood: 'accepts',
    async close() {
      cut();
      await new Promise<void>((done) => smtp.close(() => done()));
    },
  };
  return opened;
}
