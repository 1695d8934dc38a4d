/** What a browser says it is; null where the tables below do not know it. Anybody may say anything. */
export interface Device {
  browser: string | null;
  system: string | null;
}

/** Read top to bottom: the first that matches. Many claim to be what stands further down. */
const browsers: readonly (readonly [name: string, mark: RegExp])[] = [
  ['Edge', /\bEdg(e|A|iOS)?\//],
  ['Opera', /\b(OPR|Opera)\//],
  ['Samsung Internet', /\bSamsungBrowser\//],
  ['Firefox', /\b(Firefox|FxiOS)\//],
  ['Chrome', /\b(Headless)?(Chrome|CriOS)\//],
  ['Safari', /\bVersion\/[\d.]+.*\bSafari\//],
  ['curl', /^curl\//],
];

const systems: readonly (readonly [name: string, mark: RegExp])[] = [
  ['iOS', /\b(iPhone|iPad|iPod)\b/],
  ['Android', /\bAndroid\b/],
  ['ChromeOS', /\bCrOS\b/],
  ['Windows', /\bWindows\b/],
  ['macOS', /\bMac OS X\b|\bMacintosh\b/],
  ['Linux', /\bLinux\b/],
];

/** Browser and system as a person would name them, from the `User-Agent` header. */
export function deviceOf(userAgent: string | null): Device {
  const first = (table: typeof browsers) => table.find(([, mark]) => mark.test(userAgent ?? ''))?.[0] ?? null;
  return { browser: first(browsers), system: first(systems) };
}

/** "Firefox, Windows": names alone, the same in every language. Null when nothing is known. */
export function deviceName(userAgent: string | null): string | null {
  const { browser, system } = deviceOf(userAgent);
  return [browser, system].filter((part) => part !== null).join(', ') || null;
}
