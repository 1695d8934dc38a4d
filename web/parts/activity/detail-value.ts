/** What an audit entry or a notice says beside its kind: free in form, so read by name and with care. */
export type Detail = Record<string, unknown>;

/** The text or number of that name, as text; empty when there is none. */
export function detailText(detail: Detail, name: string): string {
  const value = detail[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** The number of that name; 0 when there is none. */
export function detailCount(detail: Detail, name: string): number {
  const value = detail[name];
  return typeof value === 'number' ? value : 0;
}
