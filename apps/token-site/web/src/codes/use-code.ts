import { useEffect, useState } from 'react';
import type { Token } from '../memory/database.js';
import { codeAt } from '../otp/totp.js';

/** The code of the running time step only: null for the moment in which it is computed, and never that of the next step. */
export function useCode(token: Token, step: number): string | null {
  const [computed, setComputed] = useState<{ step: number; code: string } | null>(null);
  useEffect(() => {
    let wanted = true;
    const at = step * token.periodSeconds * 1000;
    void codeAt(token.key, at, token).then((code) => wanted && setComputed({ step, code }));
    return () => {
      wanted = false;
    };
  }, [token, step]);
  return computed?.step === step ? computed.code : null;
}
