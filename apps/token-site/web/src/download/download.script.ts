import '@enrollment/look/look.css';
import '../frame/screen.css';
import '../clock/clock.css';
import './download.css';
import { compareClocks, isClockOff, secondsFast } from '../clock/clock.offset.js';
import { durationText } from '../clock/duration.text.js';

/** The words come with the page, in its language: `data-right`, `data-fast` and so on. */
async function checkClock(section: HTMLElement): Promise<void> {
  const answer = await compareClocks();
  if (!answer.ok) return;
  const { right = '', fast = '', slow = '', mend = '' } = section.dataset;
  const reading = answer.value;
  const language = document.documentElement.lang;
  const ahead = secondsFast(reading);
  const off = isClockOff(reading);
  const words = ahead > 0 ? fast : slow;

  const verdict = section.querySelector('[data-verdict]');
  const device = section.querySelector('[data-device-time]');
  const server = section.querySelector('[data-server-time]');
  if (!verdict || !device || !server) return;
  const time = new Intl.DateTimeFormat(language, { timeStyle: 'medium', hourCycle: 'h23' });
  device.textContent = time.format(reading.deviceMilliseconds);
  server.textContent = time.format(reading.serverMilliseconds);
  verdict.textContent = off ? `${words.replace('{{span}}', durationText(ahead, language))} ${mend}` : right;
  verdict.classList.add(off ? 'clock-verdict--off' : 'clock-verdict--right');
}

const section = document.querySelector<HTMLElement>('[data-clock-check]');
if (section) {
  void checkClock(section);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void checkClock(section);
  });
}
