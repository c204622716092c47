/** The level of a figure's title among the headings of its page: the third, below a chapter's, or the first of a frame. */
import { createContext, useContext } from 'react';

const USUAL = 3;

export const TitleLevel = createContext(USUAL);

/** For `aria-level` of a heading within a figure; undefined where its tag says it. @param tag the level of its tag */
export function useLevel(tag: 3 | 4): number | undefined {
  const title = useContext(TitleLevel);
  return title === USUAL ? undefined : title + tag - USUAL;
}
