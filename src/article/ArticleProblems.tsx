/** Shows at the top of the article what could not be read of an address that names none of its figures. */
import { type ReactNode, useMemo, useState } from 'react';
import { createPortal } from 'react-dom';
import { ProblemList } from '../figure/frame/Problems.tsx';
import type { Problem } from '../model/config/problem.ts';

export function ArticleProblems({ problems }: { readonly problems: readonly Problem[] }): ReactNode {
  const [isDismissed, setDismissed] = useState(false);
  const place = useMemo(makePlace, []);
  const sentences = isDismissed ? [] : problems.map(({ message }) => message);
  return place && createPortal(<ProblemList sentences={sentences} onDismiss={() => setDismissed(true)} />, place);
}

/** Above the first words, which are no part of what is rendered here. */
function makePlace(): HTMLElement | null {
  const opening = document.querySelector('.article > .opening');
  if (!opening) return null;
  const place = document.createElement('div');
  place.className = 'article-problems';
  opening.prepend(place);
  return place;
}
