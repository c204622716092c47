/**
 * Turns the questions in the prose, `.predict`, into predictions: the answer stays hidden until one is chosen, and then the first
 * button in it acts on its figure. Without scripts question, options and answer are read one after another.
 */
import { type ReactNode, useLayoutEffect, useMemo } from 'react';
import { createPortal } from 'react-dom';
import { Predict } from '../controls/Predict.tsx';

export function ArticlePredictions(): ReactNode {
  const places = useMemo(() => [...document.querySelectorAll<HTMLElement>('.article .predict')], []);
  return places.map((place) => <Prediction key={place.id} place={place} />);
}

function Prediction({ place }: { readonly place: HTMLElement }): ReactNode {
  const { question, options, right, answer } = useMemo(() => readQuestion(place), [place]);
  const own = useMemo(() => document.createElement('div'), []);
  useLayoutEffect(() => {
    if (!answer) return;
    place.classList.add('alive');
    answer.hidden = true;
    answer.before(own);
  }, [place, own, answer]);
  const reveal = () => {
    if (!answer) return;
    answer.hidden = false;
    answer.querySelector<HTMLElement>('button.act')?.click();
  };
  return answer && createPortal(<Predict {...{ question, options, right }} onChoose={reveal} />, own);
}

/** The option that is right is marked in the prose by `data-right`. */
function readQuestion(place: HTMLElement) {
  const items = [...place.querySelectorAll<HTMLElement>('ul > li')];
  return {
    question: place.querySelector('.question')?.textContent ?? '',
    options: items.map((item) => item.textContent ?? ''),
    right: items.findIndex(({ dataset }) => dataset.right !== undefined),
    answer: place.querySelector<HTMLElement>('.answer'),
  };
}
