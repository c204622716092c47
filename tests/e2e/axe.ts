/** Accessibility rules of axe over an open page. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright';

declare global {
  var axe: typeof import('axe-core');
}

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export interface AxeScope {
  /** A selector; the whole page where left out. */
  readonly within?: string;
  /** Rules that are left out. */
  readonly without?: readonly string[];
}

/** Those that axe holds by itself, best practice included. @returns one line a violation: rule, and the first elements that break it */
export async function axeViolations(page: Page, { within = 'html', without = [] }: AxeScope = {}): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.addScriptTag({ content: SOURCE });
  const rules = Object.fromEntries(without.map((rule) => [rule, { enabled: false }]));
  return page.evaluate(
    async (scope) => {
      const { violations } = await globalThis.axe.run(scope.within, { resultTypes: ['violations'], rules: scope.rules });
      return violations.map(
        ({ id, nodes }) =>
          `${id}: ${nodes
            .slice(0, 4)
            .map((node) => node.target.join(' '))
            .join(' | ')}`,
      );
    },
    { within, rules },
  );
}
