import type { Command } from 'commander';

export interface OrderOptions {
  note?: string;
  reason?: string;
  dueDate?: string;
  outcome?: string;
  completedAt?: string;
}

export interface CommentOptions {
  audience: string;
  text: string;
}

export type OrderVerb = 'confirm' | 'refuse' | 'complete' | 'cancel' | 'dispute' | 'resolve';

/** What `portkeeper order …` does. */
export interface OrderActs {
  showOrder(id: string): Promise<void>;
  moveOrder(verb: OrderVerb, id: string, options: OrderOptions): Promise<void>;
  commentOnOrder(id: string, options: CommentOptions): Promise<void>;
}

const why = ['--note <text>', 'why, for the record'] as const;
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
