import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { IntlProvider } from 'react-intl';
import { sayLanguage } from '../api.ts';
import { keepChoice, keptChoice } from './kept-choice.ts';
import { browserLanguage, type Language, languages, localeOf } from './language.ts';

const loaders: Record<Language, () => Promise<{ messages: Record<string, string> }>> = {
  en: () => import('../locales/messages-en.ts'),
  fr: () => import('../locales/messages-fr.ts'),
};

interface Chosen {
  language: Language;
  choose(language: Language): void;
}

const LanguageContext = createContext<Chosen>({ language: 'en', choose() {} });

/** Shows its children in the person's language, once its texts are there. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, choose] = useState(
    () => keptChoice('language', languages) ?? browserLanguage(navigator.languages),
  );
  const [loaded, setLoaded] = useState<{ language: Language; messages: Record<string, string> } | null>(null);
  // Said before any child asks the server something.
  sayLanguage(language);

  useEffect(() => {
    let isWanted = true;
    void loaders[language]().then(({ messages }) => {
      if (!isWanted) return;
      document.documentElement.lang = language;
      setLoaded({ language, messages });
    });
    return () => {
      isWanted = false;
    };
  }, [language]);

  if (!loaded) return null;
  const chooseAndKeep = (chosen: Language) => {
    keepChoice('language', chosen);
    choose(chosen);
  };
  return (
    <LanguageContext value={{ language: loaded.language, choose: chooseAndKeep }}>
      <IntlProvider
        locale={localeOf(loaded.language, navigator.languages)}
        messages={loaded.messages}
        onError={(error) => console.error(error)}
      >
        {children}
      </IntlProvider>
    </LanguageContext>
  );
}

export function useLanguage(): Chosen {
  return useContext(LanguageContext);
}
