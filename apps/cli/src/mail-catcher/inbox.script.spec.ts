import { describe, expect, it } from '@jest/globals';
import { scriptPath, withWorkingLinks } from './inbox.script.js';

describe("MailDev's page", () => {
  it('has no other script than the one it was', async () => {
    const page = '<script type="module" crossorigin src="./assets/index-Ab1.js"></script>';
    expect(scriptPath(page)).toBe('/assets/index-Ab1.js');
    expect(() => scriptPath('<script>inline</script>')).toThrow('names no script');
  });

  it('lets the links of a mail open windows', () => {
    expect(withWorkingLinks('a,{sandbox:"allow-same-origin",b}')).toBe(
      'a,{sandbox:"allow-same-origin allow-popups allow-popups-to-escape-sandbox",b}',
    );
  });

  it.each(['', 'sandbox:"allow-scripts"', 'sandbox:"allow-same-origin"'.repeat(2)])(
    'is not taken when its frame is another one: %s',
    (script) => expect(() => withWorkingLinks(script)).toThrow('is not found'),
  );
});
