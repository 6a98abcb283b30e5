import type { ProblemCode } from '@enrollment/domain';
import { useTranslation } from 'react-i18next';
import { problemsJa } from './problems.ja.js';

function isKnown(code: string): code is ProblemCode {
  return Object.hasOwn(problemsJa, code);
}

/** What a problem's code means to the person in front of the screen. A code of a newer server gets the general words. */
export function useProblemMessage(): (code: string) => string {
  const { t } = useTranslation('problem');
  return (code) => t(isKnown(code) ? code : 'INTERNAL', { keySeparator: false });
}
