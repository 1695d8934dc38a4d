import {
  Button,
  Menu,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
  Tooltip,
} from '@fluentui/react-components';
import { LocalLanguageRegular } from '@fluentui/react-icons';
import { languages } from './language.ts';
import { useLanguage } from './language-provider.tsx';
import { useText } from './use-text.ts';

export function LanguageMenu() {
  const say = useText();
  const { language, choose } = useLanguage();
  return (
    <Menu
      inline
      checkedValues={{ language: [language] }}
      onCheckedValueChange={(_event, { checkedItems }) => {
        const chosen = languages.find((one) => one === checkedItems[0]);
        if (chosen) choose(chosen);
      }}
    >
      <MenuTrigger disableButtonEnhancement>
        <Tooltip content={say('frame.language')} relationship="label">
          <Button appearance="subtle" icon={<LocalLanguageRegular />} />
        </Tooltip>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {languages.map((one) => (
            // Each language is named in itself, for whoever cannot read the one that is on.
            <MenuItemRadio key={one} name="language" value={one} lang={one}>
              {say(`frame.languageName.${one}`)}
            </MenuItemRadio>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
