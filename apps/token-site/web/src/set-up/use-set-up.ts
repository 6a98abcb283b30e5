import { idGroups } from '@enrollment/look';
import { useRef, useState } from 'react';
import type { Problem } from '../api/problem.js';
import type { LinkReading } from '../flow/flow.state.js';
import type { Token } from '../memory/database.js';
import { type Attempt, isUndecided } from './provisioning.attempt.js';
import { entryOf, faultsOf, type SetUpFaults, type SetUpFields } from './set-up.entry.js';
import { submitSetUp } from './set-up.submission.js';

interface SetUp {
  readonly fields: SetUpFields;
  readonly faults: SetUpFaults;
  /** Counts the submissions, so that the same error is read out again. */
  readonly submission: number;
  readonly refusal: Problem | null;
  readonly sending: boolean;
  readonly canRepeat: boolean;
  readonly change: (part: Partial<SetUpFields>) => void;
  readonly submit: () => Promise<void>;
}

const grouped = (id: string): string => idGroups(id).join(' ');

function fieldsFrom(link: LinkReading): SetUpFields {
  const { serviceId, userId } = link.state === 'open' ? link : { serviceId: '', userId: '' };
  return { serviceId: grouped(serviceId), userId: grouped(userId), startPassword: '', consented: false };
}

export function useSetUp(link: LinkReading, onProvisioned: (token: Token) => Promise<void>): SetUp {
  const [fields, setFields] = useState(() => fieldsFrom(link));
  const [faults, setFaults] = useState<SetUpFaults>({});
  const [submission, setSubmission] = useState(0);
  const [refusal, setRefusal] = useState<Problem | null>(null);
  const [sending, setSending] = useState(false);
  const undecided = useRef<Attempt | null>(null);

  const refuse = (problem: Problem) => {
    if (problem.code === 'USER_ID.CHECK_DIGIT') setFaults({ userId: 'CHECK_DIGIT' });
    else setRefusal(problem);
    // A secret that was judged is not kept on the screen; one that was not is sent again.
    if (!isUndecided(problem)) setFields((typed) => ({ ...typed, startPassword: '' }));
  };

  const submit = async () => {
    if (sending) return;
    const found = faultsOf(fields);
    setFaults(found);
    setRefusal(null);
    setSubmission((count) => count + 1);
    if (Object.keys(found).length > 0) return;

    setSending(true);
    const outcome = await submitSetUp(entryOf(fields), undecided.current);
    undecided.current = outcome.undecided;
    if (outcome.answer.ok) await onProvisioned(outcome.answer.value);
    else refuse(outcome.answer.problem);
    setSending(false);
  };

  return {
    fields,
    faults,
    submission,
    refusal,
    sending,
    canRepeat: refusal !== null && isUndecided(refusal),
    change: (part) => setFields((typed) => ({ ...typed, ...part })),
    submit,
  };
}
