import { LocalLanguageRegular } from '@fluentui/react-icons';
import { ChoiceMenu } from '../choice-menu.tsx';
import { languages } from '../language.ts';
import { useLanguage } from '../language-provider.tsx';
import { useText } from '../use-text.ts';

/** Each language is named in itself, for whoever cannot read the one that is on. */
export function LanguageMenu() {
  const say = useText();
  const { language, choose } = useLanguage();
  return (
    <ChoiceMenu
      name="language"
      label={say('frame.language')}
      icon={<LocalLanguageRegular />}
      choices={languages.map((one) => ({ value: one, text: say(`frame.languageName.${one}`), lang: one }))}
      chosen={language}
      onChoose={choose}
    />
  );
}
