'use client';
import { createElement, useEffect, useRef } from 'react';
import { train } from 'superposition';
import 'superposition/element';

export function Living() {
  const figure = useRef<HTMLElement>(null);
  useEffect(() => {
    const trains = new Promise((resolve) => figure.current?.addEventListener('snapshot', resolve, { once: true }));
    const run = train({ nFeatures: 5, nHidden: 2, sparsity: 0.9, nInstances: 2, steps: 300 }, { engine: 'cpu' });
    void Promise.all([run.finished, trains]).then(([last]) => {
      document.title = `step ${last.step}, 5 norms, figure ${figure.current && 'status' in figure.current ? figure.current.status : 'none'}`;
    });
    return () => run.stop();
  }, []);
  return createElement('superposition-figure', { ref: figure, fig: 'directions' });
}
