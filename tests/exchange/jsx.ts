/** Code in JSX, as a page in React would hold it. */
import { createElement, Fragment, type ReactNode } from 'react';
import ts from 'typescript-5.4';

/** @throws Error where it is no JSX */
export function elementOf(code: string): ReactNode {
  const { outputText, diagnostics = [] } = ts.transpileModule(`return <>${code}</>;`, {
    compilerOptions: { jsx: ts.JsxEmit.React, jsxFactory: 'createElement', jsxFragmentFactory: 'Fragment', target: ts.ScriptTarget.ES2022 },
    fileName: 'page.tsx',
    reportDiagnostics: true,
  });
  const [wrong] = diagnostics.filter(({ code: number }) => number !== RETURN_OUTSIDE);
  if (wrong) throw new Error(ts.flattenDiagnosticMessageText(wrong.messageText, ' '));
  return new Function('createElement', 'Fragment', outputText)(createElement, Fragment);
}

/** The code stands in a function's body. */
const RETURN_OUTSIDE = 1108;
