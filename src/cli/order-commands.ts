import type { Command } from 'commander';

export interface OrderOptions {
  note?: string;
  reason?: string;
  dueDate?: string;
  outcome?: string;
  completedAt?: string;
  supplementVersion?: string;
  desiredDueDate?: string;
  numbers?: string;
  accountNumber?: string;
  postalCode?: string;
  onPartial?: string;
  agencyAuthorization?: true;
  pinStdin?: true;
}

export interface CommentOptions {
  audience: string;
  text: string;
}

export type OrderVerb =
  | 'confirm'
  | 'refuse'
  | 'reschedule'
  | 'correct'
  | 'complete'
  | 'cancel'
  | 'dispute'
  | 'resolve';

/** What `portkeeper order …` does. */
export interface OrderActs {
  showOrder(id: string): Promise<void>;
  moveOrder(verb: OrderVerb, id: string, options: OrderOptions): Promise<void>;
  commentOnOrder(id: string, options: CommentOptions): Promise<void>;
}

const why = ['--note <text>', 'why, for the record'] as const;
const supplementVersion = [
  '--supplement-version <NN>',
  "the supplement's version: two digits, higher than the order's",
] as const;
const desiredDueDate = ['--desired-due-date <date>', 'the date the carrier wants, YYYY-MM-DD'] as const;
const dueDate = ['--due-date <date>', 'the date agreed upon, YYYY-MM-DD'] as const;

/** Adds `order` and its commands: what can be done to an order, as the operator. */
export function addOrderCommands(portkeeper: Command, acts: OrderActs): void {
  const order = portkeeper.command('order').description('One port-out order, as the operator');
  const verb = (name: OrderVerb, description: string) =>
    order
      .command(name)
      .argument('<id>', 'the order, poo_…')
      .description(description)
      .action((id: string, options: OrderOptions) => acts.moveOrder(name, id, options));

  order
    .command('show')
    .argument('<id>', 'the order, poo_…')
    .description('Print an order, its numbers, its history and what can be done with it')
    .action((id: string) => acts.showOrder(id));
  order
    .command('comment')
    .argument('<id>', 'the order, poo_…')
    .description('Comment on an order')
    .requiredOption('--audience <audience>', 'internal (the owner and the desk) or carrier (it too)')
    .requiredOption('--text <text>', 'what there is to say')
    .action((id: string, options: CommentOptions) => acts.commentOnOrder(id, options));
  verb('confirm', 'Confirm a held order')
    .option(...why)
    .option(...dueDate);
  verb('refuse', 'Refuse a held order')
    .option(...why)
    .option('--reason <code>', 'a code of the reason catalogue');
  verb('reschedule', 'Move the date of a held or confirmed order, for its carrier (SUP 2)')
    .requiredOption(...supplementVersion)
    .requiredOption(...desiredDueDate);
  verb('correct', 'Ask a held or rejected order anew, for its carrier (SUP 3); what is left out stays')
    .requiredOption(...supplementVersion)
    .option('--numbers <list>', 'the numbers asked for now, E.164, with commas between')
    .option('--account-number <text>', "the account's number")
    .option('--postal-code <text>', "the account's ZIP code")
    .option(...desiredDueDate)
    .option('--on-partial <what>', 'reject_all or confirm_valid')
    .option('--agency-authorization', 'the end user has authorized the carrier')
    .option('--pin-stdin', 'read the port-out PIN from standard input; it was never kept');
  verb('complete', 'Say that the numbers of a confirmed order have left')
    .option(...why)
    .option('--completed-at <instant>', 'when, RFC 3339 in UTC; without it, now');
  verb('cancel', 'Cancel an order by agreement').requiredOption(...why);
  verb('dispute', 'Freeze an order that the owner says was not theirs').option(...why);
  verb('resolve', 'End a dispute')
    .requiredOption('--outcome <outcome>', 'dismissed, cancelled or returned')
    .requiredOption(...why)
    .option(...dueDate);
}
