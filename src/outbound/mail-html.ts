import type { MailContent } from './mail-message.ts';

const ink = '#242424';
const quiet = '#616161';
const blue = '#0f6cbd';
const red = '#b10e1c';
const font = `font-family:'Segoe UI',Arial,sans-serif;font-size:15px;line-height:1.5;color:${ink}`;

/** The HTML of a mail: no image, no script, nothing loaded from anywhere; every word escaped. */
export function mailHtml(content: MailContent): string {
  const { language, subject, what, facts, act, notUs, small, choose } = content;
  const rows = facts.map(
    ({ name, value }) =>
      `<tr><th scope="row" style="text-align:left;vertical-align:top;font-weight:normal;` +
      `color:${quiet};padding:2px 16px 2px 0">${escaped(name)}</th>` +
      `<td style="padding:2px 0">${escaped(value)}</td></tr>`,
  );
  const smallLines = [...small.map(escaped), ...(choose ? [link(choose.url, choose.text)] : [])];
  return [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8">`,
    `<meta name="viewport" content="width=device-width"><title>${escaped(subject)}</title></head>`,
    `<body style="margin:0;padding:24px;${font}"><div style="max-width:600px">`,
    `<h1 style="font-size:20px;line-height:1.3;margin:0 0 12px">${escaped(subject)}</h1>`,
    `<p style="margin:0 0 16px">${escaped(what)}</p>`,
    `<table style="border-collapse:collapse;margin:0 0 20px;${font}">${rows.join('')}</table>`,
    `<p style="margin:0 0 20px">${button(act.url, act.text, blue)}</p>`,
    notUs === null
      ? ''
      : `<p style="margin:0 0 12px">${escaped(notUs.lead)}</p>` +
        `<p style="margin:0 0 20px">${button(notUs.url, notUs.press, red)}</p>`,
    `<p style="font-size:13px;color:${quiet};margin:0">${smallLines.join('<br>')}</p>`,
    '</div></body></html>\n',
  ].join('\n');
}

function button(url: string, text: string, colour: string): string {
  const style =
    `display:inline-block;padding:8px 16px;border-radius:4px;background:${colour};` +
    'color:#ffffff;text-decoration:none;font-weight:600';
  return `<a href="${escaped(url)}" style="${style}">${escaped(text)}</a>`;
}

function link(url: string, text: string): string {
  return `<a href="${escaped(url)}" style="color:${blue}">${escaped(text)}</a>`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? '');
}
