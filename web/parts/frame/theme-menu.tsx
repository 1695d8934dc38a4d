import { DarkThemeRegular } from '@fluentui/react-icons';
import { ChoiceMenu } from '../choice-menu.tsx';
import { themes, useTheme } from '../theme-provider.tsx';
import { useText } from '../use-text.ts';

export function ThemeMenu() {
  const say = useText();
  const { theme, choose } = useTheme();
  return (
    <ChoiceMenu
      name="theme"
      label={say('frame.theme')}
      icon={<DarkThemeRegular />}
      choices={themes.map((one) => ({ value: one, text: say(`frame.themeName.${one}`) }))}
      chosen={theme}
      onChoose={choose}
    />
  );
}
