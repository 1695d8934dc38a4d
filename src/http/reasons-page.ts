import { isShownToCarrier, type Reason, type ReasonCode, reasons } from '../core/reasons.ts';
import { escaped, htmlCode, htmlPage, htmlTable } from './html-page.ts';
import type { Language } from './language.ts';

const words = {
  en: {
    title: 'Reasons for refusing a port-out order',
    intro:
      'A closed list: an order is refused for nothing else. The codes of others are those their documentation or systems show; conformance with them is not claimed.',
    reference: 'Reference of the API',
    otherLanguage: 'Français',
    code: 'Code',
    meaning: 'What is wrong',
    howToFix: 'What helps:',
    level: 'Stands on',
    levels: { number: 'a number', order: 'the whole order' },
    field: 'Field of the request',
    whoActs: 'Who acts',
    actors: {
      gaining_carrier: 'the gaining carrier',
      owner: 'the owner of the numbers',
      porting_desk: 'the porting desk',
    },
    supplement: 'A supplement can help',
    supplements: { yes: 'yes', no: 'no, it takes a new order' },
    shown: 'Told to the gaining carrier',
    shownAs: { yes: 'yes', no: 'no, it is told' },
    carriers: 'Carriers',
    none: 'none',
  },
  fr: {
    title: 'Motifs de refus d’une demande de portage sortant',
    intro:
      'Liste fermée : une demande n’est refusée pour aucun autre motif. Les codes de tiers sont ceux que montrent leur documentation ou leurs systèmes, sans garantie de conformité.',
    reference: 'Référence de l’API (en anglais)',
    otherLanguage: 'English',
    code: 'Code',
    meaning: 'Ce qui ne va pas',
    howToFix: 'Comment corriger\u00a0:',
    level: 'Porte sur',
    levels: { number: 'un numéro', order: 'toute la demande' },
    field: 'Champ de la demande',
    whoActs: 'Qui doit agir',
    actors: {
      gaining_carrier: 'l’opérateur receveur',
      owner: 'le titulaire des numéros',
      porting_desk: 'le service des portages',
    },
    supplement: 'Un complément peut suffire',
    supplements: { yes: 'oui', no: 'non, il faut une nouvelle demande' },
    shown: 'Communiqué à l’opérateur receveur',
    shownAs: { yes: 'oui', no: 'non, il lit' },
    carriers: 'Opérateurs',
    none: 'aucun',
  },
} as const;

/** The reason catalogue for people: what each reason means, who acts and what helps. */
export function reasonsPage(language: Language): string {
  const say = words[language];
  const other = language === 'en' ? 'fr' : 'en';
  const all = Object.entries(reasons) as [ReasonCode, Reason][];
  const contents = all.map(([code, { text }]) => ({
    cells: [`<a href="#${code}">${htmlCode(code)}</a>`, escaped(text[language])],
  }));
  const sections = all.map(([code, reason]) => section(code, reason, language));
  return htmlPage(
    say.title,
    `<p>${escaped(say.intro)}</p>
    <p><a href="/docs">${escaped(say.reference)}</a> ·
    <a href="/docs/reasons?lang=${other}" lang="${other}" hreflang="${other}">${say.otherLanguage}</a></p>
    ${htmlTable([say.code, say.meaning], contents)}
    ${sections.join('\n')}`,
    language,
  );
}

function section(code: ReasonCode, reason: Reason, language: Language): string {
  const say = words[language];
  const { level, field, text, howToFix, whoActs, isFixableBySupplement, codes } = reason;
  const isShown = isShownToCarrier(code);
  const facts = [
    [say.level, say.levels[level]],
    [say.field, field === null ? say.none : htmlCode(field)],
    [say.whoActs, say.actors[whoActs]],
    [say.supplement, say.supplements[isFixableBySupplement ? 'yes' : 'no']],
    [say.shown, isShown ? say.shownAs.yes : `${say.shownAs.no} ${htmlCode('number_not_on_account')}`],
    ['Bandwidth', codes.bandwidth ?? say.none],
    ['Telnyx', codes.telnyx ?? say.none],
    [say.carriers, codes.carrier ?? say.none],
  ];
  const rows = facts.map(([name, value]) => `<tr><th scope="row">${name}</th><td>${value}</td></tr>`);
  return `<h2 id="${code}">${htmlCode(code)}</h2>
    <p>${escaped(text[language])}</p>
    <p><strong>${say.howToFix}</strong> ${escaped(howToFix[language])}</p>
    <table><tbody>${rows.join('\n')}</tbody></table>`;
}
