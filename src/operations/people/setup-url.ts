/**
 * The address of a one-time link. The token stands behind `#`, which browsers keep to themselves: it reaches
 * no server log and no other site.
 */
export function setupUrl(baseUrl: string, token: string): string {
  return `${baseUrl}/setup#${token}`;
}
