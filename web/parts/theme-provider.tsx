import {
  createDOMRenderer,
  FluentProvider,
  makeStyles,
  RendererProvider,
  tokens,
  useFocusFinders,
  webDarkTheme,
  webLightTheme,
} from '@fluentui/react-components';
import { createContext, type ReactNode, useContext, useState } from 'react';
import { keepChoice, keptChoice } from './kept-choice.ts';
import { useMediaQuery } from './use-media-query.ts';

export const themes = ['light', 'dark', 'system'] as const;

export type Theme = (typeof themes)[number];

interface Chosen {
  theme: Theme;
  choose(theme: Theme): void;
}

/** The nonce the server put into this very page: without it the browser takes no style from us. */
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
const renderer = createDOMRenderer(document, { styleElementAttributes: { nonce } });

const ThemeContext = createContext<Chosen>({ theme: 'system', choose() {} });

const useStyles = makeStyles({
  whole: { minHeight: '100dvh', backgroundColor: tokens.colorNeutralBackground2 },
});

export function ThemeProvider({ children }: { children: ReactNode }) {
  const [theme, choose] = useState<Theme>(() => keptChoice('theme', themes) ?? 'system');
  const systemIsDark = useMediaQuery('(prefers-color-scheme: dark)');
  // Paper is white whatever the screen is.
  const isPrinted = useMediaQuery('print');
  const isDark = !isPrinted && (theme === 'dark' || (theme === 'system' && systemIsDark));
  const chooseAndKeep = (chosen: Theme) => {
    keepChoice('theme', chosen);
    choose(chosen);
  };
  return (
    <ThemeContext value={{ theme, choose: chooseAndKeep }}>
      <RendererProvider renderer={renderer} targetDocument={document}>
        <FluentProvider theme={isDark ? webDarkTheme : webLightTheme}>
          {/* Not on the provider: its class is on every menu and dialog as well. */}
          <Ground>{children}</Ground>
        </FluentProvider>
      </RendererProvider>
    </ThemeContext>
  );
}

/** Below the renderer: a style asked for above it is written without the nonce, and the browser drops it. */
function Ground({ children }: { children: ReactNode }) {
  // Holds on to Fluent's keeper of the focus. Let go between two pages while a panel is open, it would leave
  // everything that comes after hidden from screen readers.
  useFocusFinders();
  return <div className={useStyles().whole}>{children}</div>;
}

export function useTheme(): Chosen {
  return useContext(ThemeContext);
}
