/** A list of links, typed, pasted or added where they are shared, and kept in this browser, to present one after the other. */
import './lesson.css';
import { type ReactNode, useEffect, useId, useState } from 'react';
import { onLessonStored, storedLesson, storeLesson } from '../../figure/share/lessonLinks.ts';
import { LessonStage } from './LessonStage.tsx';
import { type LessonMoment, readLesson } from './lesson.ts';

/** Longer lists scroll. */
const MOST_ROWS = 12;

export default function Lesson(): ReactNode {
  const id = useId();
  const [links, setLinks] = useState(storedLesson);
  const [isPresented, setPresented] = useState(false);
  useEffect(() => onLessonStored(() => setLinks(storedLesson())), []);
  const { moments, problems } = readLesson(links);
  return (
    <div className="lesson">
      <label htmlFor={id}>
        Links to figures or to the lab, one on each line, in the order of the lesson. “Share”, at every figure and above, makes them and
        adds them here.
      </label>
      <textarea
        id={id}
        rows={Math.min(MOST_ROWS, Math.max(4, links.split('\n').length))}
        wrap="off"
        value={links}
        onChange={({ currentTarget: { value } }) => {
          setLinks(value);
          storeLesson(value);
        }}
      />
      <div role="status">
        {problems.map((problem) => (
          <p key={problem}>{problem}</p>
        ))}
      </div>
      <Contents moments={moments} />
      <button type="button" disabled={moments.length === 0} onClick={() => setPresented(true)}>
        Present these links
      </button>
      {isPresented && <LessonStage moments={moments} onEnd={() => setPresented(false)} />}
    </div>
  );
}

/** What the class will see: links do not tell. */
function Contents({ moments }: { readonly moments: readonly LessonMoment[] }): ReactNode {
  if (moments.length === 0) return null;
  return (
    <ol>
      {moments.map(({ title }, at) => (
        // The same moment may be shown twice.
        // biome-ignore lint/suspicious/noArrayIndexKey: moments are ordered
        <li key={at}>{title}</li>
      ))}
    </ol>
  );
}
