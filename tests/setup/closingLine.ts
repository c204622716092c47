/** A reporter that ends a run with one plain line of counts, for machines that read logs. */
import type { Reporter, TestModule } from 'vitest/node';

export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const states = modules.flatMap((module) => [...module.children.allTests()].map((test) => test.result().state));
    const count = (state: string) => states.filter((s) => s === state).length;
    const broken = modules.filter((module) => module.state() === 'failed' && module.children.size === 0).length;
    console.log(`tests: ${count('passed')} passed, ${count('failed') + broken} failed, ${count('skipped')} skipped`);
  }
}
