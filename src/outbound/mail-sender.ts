import { isIP } from 'node:net';
import { createTransport } from 'nodemailer';
import type { DeliveryOutcome } from '../core/delivery.ts';
import type { MailDelivery } from '../core/mail-facts.ts';
import { type MailFrom, mailEnvelope } from './mail-envelope.ts';
import { outcomeOfFailure } from './mail-outcome.ts';

export interface MailSender {
  send(delivery: MailDelivery, linkUrl: string | null): Promise<DeliveryOutcome>;
  close(): void | Promise<void>;
}

interface SmtpOptions extends MailFrom {
  /** `smtp://` or `smtps://`, user and password inside. */
  smtpUrl: string;
  /** For tests: how long the server may be silent. */
  silenceMaxMs?: number;
}

const connectionsMax = 3;
const connectMaxMs = 10_000;
const silenceMaxMs = 30_000;

/**
 * Sends mail by one SMTP server over a few kept connections. A password, and a mail, go over TLS only: from
 * the start (`smtps:`) or by STARTTLS; a server on this machine may do without.
 */
export function openMailSender(options: SmtpOptions): MailSender {
  const { smtpUrl, ...mail } = options;
  const { protocol, hostname, port, username, password } = new URL(smtpUrl);
  const isSecure = protocol === 'smtps:';
  const transport = createTransport({
    pool: true,
    host: hostname.replace(/^\[(.*)\]$/, '$1'),
    port: Number(port) || (isSecure ? 465 : 587),
    secure: isSecure,
    requireTLS: !isSecure && !isLoopback(hostname),
    ...(username !== '' && {
      auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
    }),
    maxConnections: connectionsMax,
    // One more try where a kept connection turns out to have ended; all other tries are the outbox's.
    maxRequeues: 1,
    connectionTimeout: connectMaxMs,
    greetingTimeout: connectMaxMs,
    dnsTimeout: connectMaxMs,
    socketTimeout: options.silenceMaxMs ?? silenceMaxMs,
    logger: false,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  // A kept connection that ends while nobody waits for it is no news, and must not end the process.
  transport.on('error', () => {});
  return {
    async send(delivery, linkUrl) {
      try {
        await transport.sendMail(mailEnvelope(delivery, mail, linkUrl));
        return 'sent';
      } catch (error) {
        return outcomeOfFailure(error);
      }
    },
    close: () => transport.close(),
  };
}

function isLoopback(hostname: string): boolean {
  const isAddress = isIP(hostname) === 4 && hostname.startsWith('127.');
  return hostname === 'localhost' || hostname === '[::1]' || isAddress;
}
