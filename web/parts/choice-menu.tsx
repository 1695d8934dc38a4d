import {
  Button,
  Menu,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
  Tooltip,
} from '@fluentui/react-components';
import type { ReactElement } from 'react';

interface Props<Choice extends string> {
  name: string;
  label: string;
  icon: ReactElement;
  /** In the order they are offered. `lang`: of a text in another language than the page's. */
  choices: readonly { value: Choice; text: string; lang?: string }[];
  chosen: Choice;
  onChoose(choice: Choice): void;
}

/** A button of the frame that offers a choice of one. */
export function ChoiceMenu<Choice extends string>(props: Props<Choice>) {
  const { name, label, icon, choices, chosen, onChoose } = props;
  return (
    <Menu
      inline
      checkedValues={{ [name]: [chosen] }}
      onCheckedValueChange={(_event, { checkedItems }) => {
        const choice = choices.find(({ value }) => value === checkedItems[0]);
        if (choice) onChoose(choice.value);
      }}
    >
      <MenuTrigger disableButtonEnhancement>
        <Tooltip content={label} relationship="label">
          <Button appearance="subtle" icon={icon} />
        </Tooltip>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {choices.map(({ value, text, lang }) => (
            <MenuItemRadio key={value} name={name} value={value} lang={lang}>
              {text}
            </MenuItemRadio>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
