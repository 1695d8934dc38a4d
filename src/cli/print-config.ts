import { describeConfig } from '../config.ts';

export function printConfig(): void {
  process.stdout.write(`${describeConfig().join('\n')}\n`);
}
