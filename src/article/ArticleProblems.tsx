/** Shows at the top of the article what could not be read of an address that names none of its figures. */
import { type ReactNode, useMemo, useState } from 'react';
import { createPortal } from 'react-dom';
import { ProblemList } from '../figure/frame/Problems.tsx';
import type { Problem } from '../model/config/problem.ts';

export function ArticleProblems({ problems }: { readonly problems: readonly Problem[] }): ReactNode {
  const [isDismissed, setDismissed] = useState(false);
  const place = useMemo(() => document.querySelector('.article-problems'), []);
  const sentences = isDismissed ? [] : problems.map(({ message }) => message);
  return place && createPortal(<ProblemList sentences={sentences} onDismiss={() => setDismissed(true)} />, place);
}
