import { Command } from 'commander';
import { addOrderCommands, type OrderActs } from './order-commands.ts';

export interface InitOptions {
  operatorEmail: string;
  operatorName?: string;
  operatorPasswordStdin?: true;
  json?: true;
}

/** What the program can be told to do. Each act is loaded when it is wanted: `--help` needs none of them. */
export interface Acts extends OrderActs {
  serve(): Promise<void>;
  work(): Promise<void>;
  init(options: InitOptions): Promise<void>;
  printConfig(): Promise<void>;
  rotateKeys(): Promise<void>;
  listKeys(): Promise<void>;
  verifyAudit(file: string | undefined): Promise<void>;
  acceptClock(): Promise<void>;
  recoverAccount(email: string, as: 'operator' | 'person'): Promise<void>;
}

/** The commands, as `portkeeper --help` tells them. */
export function program(version: string, acts: Acts): Command {
  const portkeeper = new Command('portkeeper')
    .description('Port-out PINs and port orders for telephone numbers. Settings come from the environment.')
    .version(version, '--version')
    // Else `order reschedule … --version 01` would print the program's version and move nothing.
    .enablePositionalOptions();

  portkeeper
    .command('serve')
    .description('Serve the API and the admin center on one port, until SIGTERM or Ctrl-C')
    .action(() => acts.serve());

  portkeeper
    .command('work')
    .description('Do only what serve does by itself, until SIGTERM: a process more beside a database server')
    .action(() => acts.work());

  portkeeper
    .command('init')
    .description('Make keys, database and the first operator; refuses when there is an operator')
    .requiredOption('--operator-email <address>', "the operator's e-mail address")
    .option('--operator-name <name>', "the operator's name")
    .option('--operator-password-stdin', "read the operator's password from standard input")
    .option('--json', 'answer with one line of JSON: operatorToken, setupUrl')
    .action((options: InitOptions) => acts.init(options));

  portkeeper
    .command('config')
    .description('Print every setting and where it comes from, secrets left out')
    .action(() => acts.printConfig());

  const keys = portkeeper.command('keys').description('The keys that PINs rest on');
  keys
    .command('rotate')
    .description(
      'Make a new key for what is stored from now on; older ones stay. Nobody has to enter a PIN again',
    )
    .action(() => acts.rotateKeys());
  keys
    .command('list')
    .description('List the keys, their age and how many PINs rest on each')
    .action(() => acts.listKeys());

  const audit = portkeeper.command('audit').description('The record');
  audit
    .command('verify')
    .argument('[file]', 'an exported record; without it, every record in the database')
    .description(
      'Check that a record is whole; exits 1 when it is not, naming the first bad entry, or when there is none',
    )
    .action((file?: string) => acts.verifyAudit(file));

  addOrderCommands(portkeeper, acts);

  addRecoverCommands(portkeeper, acts);

  const clock = portkeeper.command('clock').description("The machine's clock");
  clock
    .command('accept')
    .description('Say that the clock is right now, after it ran ahead and was set back')
    .action(() => acts.acceptClock());

  return portkeeper;
}

/** Ways back in for people who lost every other one. */
function addRecoverCommands(portkeeper: Command, acts: Acts): void {
  const operator = portkeeper.command('operator').description("The operator's own people");
  operator
    .command('recover')
    .description('Print a one-time link that gives a person of the operator their account back')
    .requiredOption('--email <address>', 'whose account')
    .action(({ email }: { email: string }) => acts.recoverAccount(email, 'operator'));

  const user = portkeeper.command('user').description('People of every organization');
  user
    .command('recover')
    .description('Print a one-time link that sets a new password and takes app and passkeys away')
    .requiredOption('--email <address>', 'whose account')
    .action(({ email }: { email: string }) => acts.recoverAccount(email, 'person'));
}
