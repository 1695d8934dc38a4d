import { Field, Radio, RadioGroup } from '@fluentui/react-components';
import { request } from '../../api.ts';
import { languages } from '../language.ts';
import { ProblemMessage } from '../problem-message.tsx';
import { SectionCard } from '../section-card.tsx';
import { useAct } from '../use-act.ts';
import { usePlace } from '../use-place.ts';
import { useText } from '../use-text.ts';

/** Each language by its own name: whoever looks for it may not read the other. */
const names = { en: 'English', fr: 'Français' } as const;

/** The language of mails to the person, chosen at once; that of the pages is this browser's matter. */
export function NotificationLanguage({ language }: { language: keyof typeof names }) {
  const say = useText();
  const { org } = usePlace();
  const act = useAct(
    (chosen: keyof typeof names) =>
      request('changeNotificationChoices', { params: { org }, body: { language: chosen } }),
    ['getNotificationChoices'],
  );
  return (
    <SectionCard title={say('notifications.language')}>
      <Field label={say('notifications.languageOf')}>
        <RadioGroup
          layout="horizontal"
          value={language}
          onChange={(_event, { value }) => {
            const chosen = languages.find((one) => one === value);
            if (chosen) void act.run(chosen);
          }}
        >
          {languages.map((one) => (
            <Radio key={one} value={one} label={<span lang={one}>{names[one]}</span>} />
          ))}
        </RadioGroup>
      </Field>
      <ProblemMessage problem={act.problem} />
    </SectionCard>
  );
}
