import {
  BoardRegular,
  BuildingMultipleRegular,
  CallRegular,
  CallTransferRegular,
  ClipboardTaskRegular,
  HistoryRegular,
  HomeRegular,
  PeopleRegular,
  PeopleTeamRegular,
  RouterRegular,
  SendRegular,
  SettingsRegular,
  ShieldRegular,
} from '@fluentui/react-icons';
import type { ComponentType } from 'react';

export interface NavItem {
  /** The name of its text in `frame.json`. */
  text: string;
  Icon: ComponentType;
  /** `:org` is where the organization goes. */
  path: string;
  /** Who sees it: whoever may do this. */
  needs: string;
}

export interface NavGroup {
  text: string | null;
  /** Stands a little apart from the group before it. */
  isApart?: boolean;
  items: readonly NavItem[];
}

/** The left navigation, read top to bottom. */
export const navGroups: readonly NavGroup[] = [
  {
    text: null,
    items: [{ text: 'frame.home', Icon: HomeRegular, path: '/o/:org/home', needs: 'organization.read' }],
  },
  {
    text: 'frame.voice',
    items: [
      {
        text: 'frame.phoneNumbers',
        Icon: CallRegular,
        path: '/o/:org/voice/phone-numbers',
        needs: 'phone_number.list',
      },
      {
        text: 'frame.portOrders',
        Icon: CallTransferRegular,
        path: '/o/:org/voice/port-orders',
        needs: 'port_out_order.read',
      },
      { text: 'frame.carriers', Icon: RouterRegular, path: '/operator/carriers', needs: 'carrier.list' },
    ],
  },
  {
    text: null,
    isApart: true,
    items: [
      { text: 'frame.protection', Icon: ShieldRegular, path: '/o/:org/protection', needs: 'lock.list' },
      { text: 'frame.activity', Icon: HistoryRegular, path: '/o/:org/activity', needs: 'audit.read' },
      { text: 'frame.users', Icon: PeopleRegular, path: '/o/:org/users', needs: 'user.list' },
      { text: 'frame.settings', Icon: SettingsRegular, path: '/o/:org/settings', needs: 'organization.read' },
    ],
  },
  {
    text: 'frame.operator',
    items: [
      { text: 'frame.overview', Icon: BoardRegular, path: '/operator/home', needs: 'organization.list' },
      {
        text: 'frame.portingDesk',
        Icon: ClipboardTaskRegular,
        path: '/operator/porting-desk',
        needs: 'port_out_order.work',
      },
      {
        text: 'frame.organizations',
        Icon: BuildingMultipleRegular,
        path: '/operator/organizations',
        needs: 'organization.list',
      },
      {
        text: 'frame.operatorUsers',
        Icon: PeopleTeamRegular,
        path: '/operator/users',
        needs: 'operator_user.list',
      },
      { text: 'frame.deliveries', Icon: SendRegular, path: '/operator/deliveries', needs: 'delivery.read' },
      {
        text: 'frame.operatorSettings',
        Icon: SettingsRegular,
        path: '/operator/settings',
        needs: 'operator_settings.read',
      },
    ],
  },
];
