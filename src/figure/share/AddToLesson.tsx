/** Adds the link that is shared to the lesson that the lab presents. */
import { type ReactNode, useState } from 'react';
import { addToLesson } from './lessonLinks.ts';

export function AddToLesson({ address }: { readonly address: string }): ReactNode {
  const [isAdded, setAdded] = useState(false);
  return (
    <div className="buttons">
      <button
        type="button"
        onClick={() => {
          addToLesson(address);
          setAdded(true);
        }}
      >
        Add to the lesson
      </button>
      <span role="status">{isAdded && 'Added. The lab presents the lesson, under “Present a list of links”.'}</span>
    </div>
  );
}
