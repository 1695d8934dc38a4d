import {
  Button,
  Menu,
  MenuItemCheckbox,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
} from '@fluentui/react-components';
import { ColumnTripleEditRegular } from '@fluentui/react-icons';
import type { ChosenColumns } from './use-chosen-columns.ts';
import { useText } from './use-text.ts';

// The cells of the table below are placed too, and would lie over it.
const useStyles = makeStyles({ popover: { zIndex: 1 } });

/** Which columns a table shows. The first one names the row and stays. */
export function ColumnsMenu({ optional, shown, choose }: ChosenColumns) {
  const say = useText();
  return (
    <Menu
      inline
      checkedValues={{ columns: [...shown] }}
      onCheckedValueChange={(_event, { checkedItems }) => choose(checkedItems)}
    >
      <MenuTrigger disableButtonEnhancement>
        <Button icon={<ColumnTripleEditRegular />}>{say('parts.columns')}</Button>
      </MenuTrigger>
      <MenuPopover className={useStyles().popover}>
        <MenuList>
          {optional.map(({ id, label }) => (
            <MenuItemCheckbox key={id} name="columns" value={id}>
              {label}
            </MenuItemCheckbox>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
