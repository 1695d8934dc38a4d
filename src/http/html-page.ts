import type { Language } from './language.ts';

const style = `
  body { font: 16px/1.5 "Segoe UI", system-ui, sans-serif }
  main { max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
  code, pre { font-family: Consolas, "Liberation Mono", monospace; font-size: 0.875rem }
  pre { background: #f5f5f5; border: 1px solid #d1d1d1; padding: 0.75rem; overflow-x: auto }
  h2 { border-top: 1px solid #d1d1d1; margin-top: 2rem; padding-top: 1rem }
  table { border-collapse: collapse; width: 100% }
  th, td { border-bottom: 1px solid #d1d1d1; padding: 0.375rem 0.5rem; text-align: left; vertical-align: top }
  a { color: #115ea3 }
  @media (prefers-color-scheme: dark) {
    body { background: #1f1f1f; color: #fff }
    pre { background: #292929; border-color: #525252 }
    a { color: #62abf5 }
    h2, th, td { border-color: #525252 }
  }`;

/**
 * A plain page without script or outside assets. Its style carries the nonce of the answer it is sent with.
 */
export function htmlPage(title: string, body: string, language: Language = 'en'): string {
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<title>${title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style nonce="__CSP_NONCE__">${style}</style>
</head>
<body><main><h1>${title}</h1>${body}</main></body>
</html>`;
}

/** A table of cells that are HTML already; a row with an id can be linked to. */
export function htmlTable(
  head: readonly string[],
  rows: readonly { id?: string; cells: string[] }[],
): string {
  const body = rows.map(({ id, cells }) => {
    const content = cells.map((cell) => `<td>${cell}</td>`).join('');
    return `<tr${id ? ` id="${id}"` : ''}>${content}</tr>`;
  });
  const names = head.map((name) => `<th>${name}</th>`).join('');
  return `<table><thead><tr>${names}</tr></thead><tbody>${body.join('\n')}</tbody></table>`;
}

export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

export function htmlCode(text: string): string {
  return `<code>${escaped(text)}</code>`;
}
