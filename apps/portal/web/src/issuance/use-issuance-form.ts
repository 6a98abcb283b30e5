import { ApiProblem } from '@enrollment/look';
import { zodResolver } from '@hookform/resolvers/zod';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import type { Enrollment, IssueBody } from '../api/model.js';
import {
  FIELDS,
  type IssuanceField,
  type IssuanceRules,
  type IssuanceValues,
  issuanceSchema,
  NOTHING_TYPED,
} from './issuance.schema.js';
import { serverFaults } from './server-faults.js';

const SECRETS = ['startPassword', 'startPasswordConfirmation', 'currentOtp'] as const;

interface IssuanceFormOptions {
  readonly rules: IssuanceRules;
  readonly asksCurrentOtp: boolean;
  readonly send: (body: IssueBody) => Promise<Enrollment>;
  readonly onIssued: (enrollment: Enrollment) => void;
}

function bodyOf({ currentOtp, ...values }: IssuanceValues): IssueBody {
  return currentOtp === '' ? values : { ...values, currentOtp };
}

function asProblem(failure: unknown): ApiProblem {
  if (failure instanceof ApiProblem) return failure;
  throw failure;
}

export function useIssuanceForm({ rules, asksCurrentOtp, send, onIssued }: IssuanceFormOptions) {
  const form = useForm<IssuanceValues>({
    resolver: zodResolver(issuanceSchema(rules)),
    defaultValues: NOTHING_TYPED,
    mode: 'onBlur',
    reValidateMode: 'onChange',
    shouldFocusError: false,
  });
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [submission, setSubmission] = useState(0);
  const [told, setTold] = useState<readonly IssuanceField[]>([]);

  const tellFields = (fields: readonly IssuanceField[]): void => {
    setTold(fields);
    setSubmission((count) => count + 1);
  };
  const refuse = (refusal: ApiProblem): void => {
    for (const secret of SECRETS) form.setValue(secret, '');
    const faults = serverFaults(refusal).filter(({ field }) => asksCurrentOtp || field !== 'currentOtp');
    for (const { field, fault } of faults) form.setError(field, { type: 'server', message: fault });
    setProblem(refusal);
    tellFields(faults.map(({ field }) => field));
  };
  const submit = form.handleSubmit(
    async (values) => {
      setProblem(null);
      setTold([]);
      await send(bodyOf(values)).then(onIssued, (failure: unknown) => refuse(asProblem(failure)));
    },
    (errors) => {
      setProblem(null);
      tellFields(FIELDS.filter((field) => errors[field]));
    },
  );
  const { errors, isSubmitting } = form.formState;
  /** The summary lists what the last submission found, less what was mended since. */
  const summary = told.filter((field) => errors[field]);
  return { register: form.register, submit, errors, isSubmitting, problem, summary, submission };
}
