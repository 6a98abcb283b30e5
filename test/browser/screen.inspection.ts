import type { Page } from 'playwright-core';
import { expectNoBarriers } from './screen.barriers.js';
import { picturesWanted, takePictures } from './screen.pictures.js';

const PICTURES_TAKE_MS = 1_200_000;

/** How long a walk past many screens may take. */
export const INSPECTION_LIMIT_MS = picturesWanted ? PICTURES_TAKE_MS : undefined;

/** Looks at a screen as it stands now. */
export async function inspect(page: Page, name: string): Promise<void> {
  await expectNoBarriers(page, name);
  await takePictures(page, name);
}
