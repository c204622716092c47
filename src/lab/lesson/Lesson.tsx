/** A list of links, typed or pasted and kept in this browser, to present one after the other. */
import { type ReactNode, useId, useState } from 'react';
import { LessonStage } from './LessonStage.tsx';
import { readLesson, storedLesson, storeLesson } from './lesson.ts';

export default function Lesson(): ReactNode {
  const id = useId();
  const [links, setLinks] = useState(storedLesson);
  const [isPresented, setPresented] = useState(false);
  const { moments, problems } = readLesson(links);
  return (
    <div className="lesson">
      <label htmlFor={id}>Links to figures or to the lab, one on each line, in the order of the lesson. “Share” makes them.</label>
      <textarea
        id={id}
        rows={4}
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
      <button type="button" disabled={moments.length === 0} onClick={() => setPresented(true)}>
        Present these links
      </button>
      {isPresented && <LessonStage moments={moments} onEnd={() => setPresented(false)} />}
    </div>
  );
}
