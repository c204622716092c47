/** Accessibility rules of axe over an open page. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright';

declare global {
  var axe: typeof import('axe-core');
}

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Those that axe holds by itself, best practice included. @returns one line a violation: rule, and the first elements that break it */
export async function axeViolations(page: Page): Promise<readonly string[]> {
  await page.addScriptTag({ content: SOURCE });
  return page.evaluate(async () => {
    const { violations } = await globalThis.axe.run(document, { resultTypes: ['violations'] });
    return violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .slice(0, 4)
          .map((node) => node.target.join(' '))
          .join(' | ')}`,
    );
  });
}
