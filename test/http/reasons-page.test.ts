import { expect, it } from 'vitest';
import { reasons } from '../../src/core/reasons.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { worldOn } from '../support/world.ts';

describeOnBothEngines('The page of reasons', (engine) => {
  const world = worldOn(engine);
  const open = (url: string, language?: string) =>
    world.now().app.inject({ url, headers: language ? { 'accept-language': language } : {} });

  it('has an entry for every reason, which links of the pages and the contents lead to', async () => {
    const { statusCode, headers, body } = await open('/docs/reasons');
    expect(statusCode).toBe(200);
    expect(headers['content-type']).toContain('text/html');
    for (const code of Object.keys(reasons)) {
      expect(body).toContain(`<h2 id="${code}">`);
      expect(body).toContain(`<a href="#${code}">`);
    }
  });

  it('says of each who acts, whether a supplement helps and what others call it', async () => {
    const { body } = await open('/docs/reasons');
    const entry = body.slice(body.indexOf('id="number_locked"'), body.indexOf('id="number_already_porting"'));
    expect(entry).toContain("This number is locked against porting out at its owner's wish.");
    for (const [name, value] of [
      ['Who acts', 'the owner of the numbers'],
      ['A supplement can help', 'yes'],
      ['Bandwidth', '7598'],
      ['Telnyx', 'none'],
      ['Carriers', '6P'],
    ]) {
      expect(entry).toContain(`<th scope="row">${name}</th><td>${value}</td>`);
    }
  });

  it.each([
    ['/docs/reasons', undefined, 'en'],
    ['/docs/reasons', 'fr-CA,fr;q=0.9,en;q=0.5', 'fr'],
    ['/docs/reasons?lang=fr', 'en', 'fr'],
    ['/docs/reasons?lang=en', 'fr', 'en'],
    ['/docs/reasons?lang=de', 'fr', 'fr'],
    ['/docs/reasons?lang=en&lang=fr', 'fr', 'fr'],
  ])('%s is for a browser that prefers %s in %s', async (url, preferred, language) => {
    const { headers, body } = await open(url, preferred);
    expect(headers['content-language']).toBe(language);
    expect(body).toContain(`<html lang="${language}">`);
    expect(body).toContain(language === 'fr' ? 'Motifs de refus' : 'Reasons for refusing');
  });

  it('has no script, and its style by nonce', async () => {
    const { body, headers } = await open('/docs/reasons');
    expect(body).not.toContain('<script');
    const nonce = /<style nonce="([^"]+)"/.exec(body)?.[1];
    expect(headers['content-security-policy']).toContain(`'nonce-${nonce}'`);
  });
});
