import { Badge } from '@fluentui/react-components';
import type { ReactElement } from 'react';

interface Props {
  /** How it is to be felt; the icon and the word say the same without the colour. */
  tone: 'good' | 'bad' | 'waiting' | 'neutral' | 'on_its_way';
  icon: ReactElement;
  children: string;
}

const colors = {
  good: 'success',
  bad: 'danger',
  waiting: 'warning',
  neutral: 'informative',
  on_its_way: 'brand',
} as const;

/** A status: icon and word. */
export function StatusBadge({ tone, icon, children }: Props) {
  return (
    <Badge
      appearance="tint"
      shape="rounded"
      size="large"
      color={colors[tone]}
      icon={icon}
      className="unbroken"
    >
      {children}
    </Badge>
  );
}
