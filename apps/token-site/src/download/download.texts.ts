import type { Explained } from '../page/page.notice.js';

export interface DownloadTexts {
  readonly appName: string;
  readonly title: string;
  readonly lead: string;
  readonly otherLanguage: string;
  readonly inApp: Explained & { readonly ios: string; readonly android: string; readonly openOutside: string };
  readonly onPc: Explained;
  readonly clock: {
    readonly title: string;
    readonly why: string;
    readonly device: string;
    readonly server: string;
    readonly byEye: string;
    readonly right: string;
    readonly fast: string;
    readonly slow: string;
    readonly mend: string;
  };
  readonly app: {
    readonly title: string;
    readonly android: readonly string[];
    readonly ios: readonly string[];
    readonly open: string;
    readonly noScript: string;
  };
  readonly setUp: Explained & { readonly serviceId: string; readonly userId: string; readonly deadline: string };
  readonly closed: Readonly<Record<'superseded' | 'expired' | 'ended' | 'unknown', Explained>>;
}
