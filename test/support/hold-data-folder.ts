// A process that takes the lock of the folder named as its argument, says how that went in one line of JSON,
// and holds it until its input ends.
import { DataFolderInUse, lockDataFolder } from '../../src/storage/data-folder-lock.ts';

try {
  const lock = lockDataFolder(process.argv[2] as string);
  console.log(JSON.stringify({ pid: process.pid, isHolder: true }));
  process.stdin.resume();
  process.stdin.once('end', () => {
    lock.release();
    process.exit(0);
  });
} catch (error) {
  if (!(error instanceof DataFolderInUse)) throw error;
  console.log(JSON.stringify({ pid: process.pid, isHolder: false, message: error.message }));
}
