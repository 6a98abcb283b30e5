import { describe, expect, it } from '@jest/globals';
import { compactDecrypt } from 'jose';
import { open, seal, sealedTo } from './sealed-message.js';
import { newSealingKey } from './sealing-key.js';

const CONTEXT = { purpose: 'otp', id: 'try-1' };

/** Changes one character in the middle of the n-th part: the last one's spare bits may not count. */
function altered(jwe: string, part: number): string {
  const parts = jwe.split('.');
  const text = parts[part] ?? '';
  const at = Math.floor(text.length / 2);
  parts[part] = `${text.slice(0, at)}${text[at] === 'A' ? 'B' : 'A'}${text.slice(at + 1)}`;
  return parts.join('.');
}

describe('a sealed message', () => {
  it('opens for its own context', async () => {
    const key = await newSealingKey();
    const sealed = await seal(key.publicKey, '012345', CONTEXT);
    await expect(open([key], sealed, CONTEXT)).resolves.toBe('012345');
  });

  it.each([
    { purpose: 'start-password', id: 'try-1' },
    { purpose: 'otp', id: 'try-2' },
  ])('does not open for $purpose of $id', async (other) => {
    const key = await newSealingKey();
    const sealed = await seal(key.publicKey, '012345', CONTEXT);
    await expect(open([key], sealed, other)).rejects.toMatchObject({ name: 'CannotOpen', reason: 'other-context' });
  });

  it('opens with the key it names, current or not', async () => {
    const [newer, older] = [await newSealingKey(), await newSealingKey()];
    const sealed = await seal(older.publicKey, '012345', CONTEXT);
    expect(sealedTo(sealed)).toBe(older.publicKey.kid);
    await expect(open([newer, older], sealed, CONTEXT)).resolves.toBe('012345');
  });

  it('58 (decided otherwise: histories hold nothing secret, rows do) does not open with another key', async () => {
    const [own, other] = [await newSealingKey(), await newSealingKey()];
    const sealed = await seal(own.publicKey, '012345', CONTEXT);
    await expect(open([other], sealed, CONTEXT)).rejects.toMatchObject({ reason: 'unknown-key' });
    const disguised = { ...other, publicKey: own.publicKey };
    await expect(open([disguised], sealed, CONTEXT)).rejects.toMatchObject({ reason: 'not-authentic' });
  });

  it.each([0, 2, 3, 4])('does not open when part %i was altered', async (part) => {
    const key = await newSealingKey();
    const sealed = altered(await seal(key.publicKey, '012345', CONTEXT), part);
    await expect(open([key], sealed, CONTEXT)).rejects.toMatchObject({ name: 'CannotOpen' });
  });

  it.each(['', 'a.b.c.d.e', 'not a jwe'])('answers %j as malformed', async (text) => {
    await expect(open([await newSealingKey()], text, CONTEXT)).rejects.toMatchObject({ reason: 'malformed' });
  });

  it('does not show how long a start password is', async () => {
    const { publicKey } = await newSealingKey();
    const [short, long] = await Promise.all(['1357', '13572468'].map((text) => seal(publicKey, text, CONTEXT)));
    expect(short).toHaveLength(long?.length ?? 0);
  });

  it('refuses readers that do not know the context', async () => {
    const key = await newSealingKey();
    const sealed = await seal(key.publicKey, '012345', CONTEXT);
    await expect(compactDecrypt(sealed, key.privateKey)).rejects.toMatchObject({ code: 'ERR_JOSE_NOT_SUPPORTED' });
  });
});
