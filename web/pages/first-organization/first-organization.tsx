import { makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { AnswerOf } from '../../api.ts';
import { NextSteps } from './next-steps.tsx';
import { OrganizationStep } from './organization-step.tsx';
import { type Owner, OwnerStep } from './owner-step.tsx';
import { StepList } from './step-list.tsx';

export type Organization = AnswerOf<'createOrganization'>;

const useStyles = makeStyles({
  whole: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXL,
    maxWidth: '600px',
  },
});

/** What a new Portkeeper needs: an organization, its owner, and then what only they can do. */
export function FirstOrganization() {
  const [organization, setOrganization] = useState<Organization | null>(null);
  const [owner, setOwner] = useState<Owner | null>(null);
  const step = organization === null ? 0 : owner === null ? 1 : 2;
  return (
    <div className={useStyles().whole}>
      <StepList current={step} />
      {organization === null && <OrganizationStep onDone={setOrganization} />}
      {organization && owner === null && <OwnerStep organization={organization} onDone={setOwner} />}
      {organization && owner && <NextSteps organization={organization} owner={owner} />}
    </div>
  );
}
