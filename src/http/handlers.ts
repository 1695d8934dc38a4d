import { type RouteName, routes } from '../contract/routes.ts';
import type { Context } from '../operations/context.ts';
import type { Handlers } from './call.ts';
import { auditHandlers } from './routes/audit-entries.ts';
import { portOutOrderHandlers } from './routes/port-out-orders.ts';
import { portOutPinHandlers } from './routes/port-out-pin.ts';
import { sessionHandlers } from './routes/session.ts';
import { setupLinkHandlers } from './routes/setup-links.ts';

/** A handler for every route: the type says so when one is missing. */
export function allHandlers(context: Context): Handlers<RouteName> {
  return {
    ...handlersToCome,
    ...sessionHandlers(context),
    ...setupLinkHandlers(context),
    ...portOutPinHandlers(context),
    ...portOutOrderHandlers(context),
    ...auditHandlers(context),
  };
}

// Until the last handler is written; then this goes and the type is what says whether one is missing.
const handlersToCome = Object.fromEntries(
  Object.keys(routes).map((name) => [name, () => Promise.reject(new Error(`${name} has no handler yet`))]),
) as unknown as Handlers<RouteName>;
