import {
  Button,
  Menu,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
  Tooltip,
} from '@fluentui/react-components';
import { DarkThemeRegular } from '@fluentui/react-icons';
import { themes, useTheme } from './theme-provider.tsx';
import { useText } from './use-text.ts';

export function ThemeMenu() {
  const say = useText();
  const { theme, choose } = useTheme();
  return (
    <Menu
      inline
      checkedValues={{ theme: [theme] }}
      onCheckedValueChange={(_event, { checkedItems }) => {
        const chosen = themes.find((one) => one === checkedItems[0]);
        if (chosen) choose(chosen);
      }}
    >
      <MenuTrigger disableButtonEnhancement>
        <Tooltip content={say('frame.theme')} relationship="label">
          <Button appearance="subtle" icon={<DarkThemeRegular />} />
        </Tooltip>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {themes.map((one) => (
            <MenuItemRadio key={one} name="theme" value={one}>
              {say(`frame.themeName.${one}`)}
            </MenuItemRadio>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
