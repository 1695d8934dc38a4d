/** The version of the next supplement to an order: `00` is followed by `01`. */
export function nextVersion(version: string): string {
  return String(Number(version) + 1).padStart(2, '0');
}
