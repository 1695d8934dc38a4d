import pino from 'pino';
import type { LogLevel } from './config-values.ts';
import type { Log } from './operations/context.ts';

/** Members of logged facts that are never written, should one ever be passed. A guard test pins the list. */
export const redactedMembers = ['pin', 'password', 'token', 'authorization', 'cookie', 'secret', 'setupUrl'];

/**
 * The log: JSON lines on stderr, because stdout belongs to what a command answers. Written at once, so that
 * the last words before an end are not lost.
 */
export function openLog(level: LogLevel, destination: pino.DestinationStream = stderr()): Log {
  const paths = redactedMembers.flatMap((member) => [member, `*.${member}`, `*.*.${member}`]);
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: pino.stdSerializers.err, error: pino.stdSerializers.err },
      redact: { paths, censor: '[redacted]' },
    },
    destination,
  );
}

function stderr(): pino.DestinationStream {
  return pino.destination({ fd: 2, sync: true });
}
