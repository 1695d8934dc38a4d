/** One file per area: the key `title` of `port-orders.json` is the text `port-orders.title`. */
export function joinAreas(files: Record<string, Record<string, string>>): Record<string, string> {
  const messages: Record<string, string> = {};
  for (const [path, texts] of Object.entries(files)) {
    const area = path.replace(/^.*\/(.*)\.json$/, '$1');
    for (const [key, text] of Object.entries(texts)) messages[`${area}.${key}`] = text;
  }
  return messages;
}
