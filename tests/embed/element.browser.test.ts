/** The custom element on a page: attributes, events, methods, styles, groups, and what pages do to elements. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SuperpositionFigure } from '../../src/embed/superpositionFigure.ts';
import { HOSTILE } from '../address/hostileAddresses.ts';
import { event, figure, HOME, part, problemsOf, SMALL, shown, stepOf } from './elementOnPage.ts';

beforeEach(() => {
  document.body.style.cssText = 'display:flex;align-items:start';
});
afterEach(() => document.body.replaceChildren());

const ended = (element: SuperpositionFigure, step = 300) => expect.poll(() => stepOf(element), { timeout: 30_000 }).toBe(step);

it('takes nothing over that the page sets for its own text', async () => {
  const usual = await shown();
  const inherited = (element: Element) => {
    const { textAlign, textTransform, letterSpacing, whiteSpace, lineHeight, fontStyle, fontSize, wordSpacing, textIndent, direction } =
      getComputedStyle(part(element, '.status') ?? element);
    return { textAlign, textTransform, letterSpacing, whiteSpace, lineHeight, fontStyle, fontSize, wordSpacing, textIndent, direction };
  };
  const before = inherited(usual);
  document.body.style.cssText +=
    ';text-align:center;text-transform:uppercase;letter-spacing:3px;white-space:pre;line-height:3;font:italic 30px serif;word-spacing:1em;text-indent:2em;direction:rtl';
  expect(inherited(usual)).toEqual(before);
  expect(before.direction).toBe('ltr');
  document.body.style.visibility = 'hidden';
  expect(getComputedStyle(part(usual, '.status') ?? usual).visibility).toBe('hidden');
});

describe('events', () => {
  it('pair each step with its own loss, of one of the models', async () => {
    const element = await shown({ steps: '1e5', speed: '100' });
    const pairs: boolean[] = [];
    element.addEventListener('snapshot', (found) => {
      const now = element.snapshot();
      const { step, loss } = found instanceof CustomEvent ? found.detail : { step: -1, loss: 0 };
      pairs.push(now?.step === step && [...(now?.loss ?? [])].some((own) => Object.is(own, loss)));
    });
    element.play();
    await expect.poll(() => pairs.length).toBeGreaterThan(2);
    expect(pairs).not.toContain(false);
  });

  it('tell of each snapshot and of convergence', async () => {
    const element = figure({ k: '1', batch: '1024', steps: '1e5', lr: '1e-3' });
    const ready = event(element, 'ready');
    const snapshot = event(element, 'snapshot');
    const converged = event(element, 'converged');
    document.body.append(element);
    expect(await ready).toBeNull();
    expect(await snapshot).toMatchObject({ step: expect.any(Number), loss: expect.any(Number) });
    expect(await converged).toMatchObject({ step: stepOf(element) });
    expect(element.status).toBe('converged');
  });
});

describe('methods', () => {
  it('play, pause, step and restart', async () => {
    const element = await shown({ autoplay: '0' });
    expect([element.status, element.snapshot()]).toEqual(['poster', null]);
    element.step(5);
    await ended(element, 5);
    expect(element.status).toBe('paused');
    const early = element.snapshot();
    element.play();
    await ended(element);
    const [late, again] = [element.snapshot(), event(element, 'snapshot')];
    element.restart();
    await again;
    await ended(element);
    expect(element.snapshot()?.W).toEqual(late?.W);
    expect(early?.step).toBe(5);
  });

  it('pause at once', async () => {
    const element = await shown({ steps: '1e6', speed: '100' });
    await expect.poll(() => stepOf(element)).toBeGreaterThan(3);
    element.pause();
    await expect.poll(() => element.status).toBe('paused');
    element.play();
    await expect.poll(() => element.status).toBe('training');
  });

  it('give copies of the model, and the same one for the same attributes', async () => {
    const [first, second] = [await shown(), await shown()];
    await Promise.all([ended(first), ended(second)]);
    const snapshot = first.snapshot();
    expect(snapshot).toMatchObject({ nFeatures: 5, nHidden: 2, nInstances: 2, step: 300 });
    expect(second.snapshot()?.W).toEqual(snapshot?.W);
    snapshot?.W.fill(0);
    expect(first.snapshot()?.W).toEqual(second.snapshot()?.W);
  });

  it('show the weights that the page sets, before or after it opens, train on from them, and refuse what are none', async () => {
    const W = Float32Array.of(1, 0, 0, 1, -1, 0);
    const weights = { nInstances: 1, nFeatures: 3, nHidden: 2, W, b: new Float32Array(3) };
    const element = figure();
    const problems = problemsOf(element);
    element.weights = weights;
    document.body.append(element);
    await expect.poll(() => element.weights?.W, { timeout: 30_000 }).toEqual(W);
    expect([stepOf(element), element.status]).toEqual([0, 'paused']);
    element.weights = { ...weights, b: new Float32Array(2) };
    await expect.poll(() => problems.join(' ')).toContain('b must be 3 numbers');
    element.weights = { ...weights, W: W.map((value) => value / 2) };
    await expect.poll(() => element.weights?.W[0]).toBe(0.5);
    element.play();
    await ended(element);
    expect(element.weights?.W).not.toEqual(W);
    element.weights = null;
    await ended(element);
    expect(element.weights).toMatchObject({ nFeatures: 3, nHidden: 2 });
  });

  it('give the drawing as a file of its own, with the address that shows it', async () => {
    const element = await shown({ seed: '7' });
    await ended(element);
    const file = new DOMParser().parseFromString(element.toSVG() ?? '', 'image/svg+xml');
    expect(file.querySelector('parsererror')).toBeNull();
    expect(file.querySelector('metadata')?.textContent).toMatch(/^https:\/\/name\.example\/superposition\/\?v=1&.*seed=7/);
    expect(file.documentElement.outerHTML).not.toContain('var(');
    expect(file.querySelectorAll('circle').length).toBeGreaterThanOrEqual(5);
  });

  it('train, pause and restart a map, which waits where it is told to', async () => {
    const element = await shown({ fig: 'phase', cells: '16', k: '8', steps: '1000', batch: '256', autoplay: '0' });
    const cells = () => Number(part(element, '[data-figure]')?.dataset.step);
    const problems = problemsOf(element);
    expect(element.status).toBe('poster');
    element.play();
    await expect.poll(() => element.status, { timeout: 30_000 }).toBe('training');
    element.pause();
    await expect.poll(() => element.status).toBe('paused');
    for (const [key, value] of Object.entries({ cells: '2', k: '1', steps: '50', batch: '64' })) element.setAttribute(key, value);
    element.play();
    await expect.poll(cells, { timeout: 30_000 }).toBe(4);
    await expect.poll(() => element.status).toBe('converged');
    const steps: number[] = [];
    const watch = new MutationObserver(() => steps.push(cells()));
    watch.observe(part(element, '[data-figure]') ?? element, { attributes: true });
    element.restart();
    await expect.poll(() => steps).toContain(0);
    await expect.poll(cells, { timeout: 30_000 }).toBe(4);
    expect(problems).toEqual([]);
    element.step();
    await expect.poll(() => problems).toEqual(['The figure phase has no steps to take one by one.']);
  });

  it('train, pause and step the models of a comparison', async () => {
    const element = await shown({ fig: 'densities', n: '3', m: '2', k: '1', steps: '1e5', autoplay: '0' });
    const step = () => Number(part(element, '[data-figure]')?.dataset.step);
    expect(element.status).toBe('poster');
    element.step(5);
    await expect.poll(step).toBe(5);
    expect(element.status).toBe('paused');
    element.restart();
    await expect.poll(step).toBe(0);
    element.play();
    await expect.poll(() => element.status).toBe('training');
    await expect.poll(step).toBeGreaterThan(0);
    element.pause();
    await expect.poll(() => element.status).toBe('paused');
  });

  it('say what a figure without training cannot do, and train nothing instead', async () => {
    const element = await shown({ fig: 'vectors' });
    const problems = problemsOf(element);
    element.play();
    await expect.poll(() => problems).toEqual(['The figure vectors trains nothing that could be started.']);
    expect([element.status, element.snapshot()]).toEqual(['poster', null]);
  });

  it('do nothing on an element that is on no page', () => {
    const element = figure();
    element.play();
    element.step(3);
    expect([element.status, element.snapshot(), element.toSVG()]).toEqual(['poster', null, null]);
  });
});

describe('attributes', () => {
  it('of live parameters go on with the run; of the model’s shape start another', async () => {
    const element = await shown({ steps: '1e6', speed: '100' });
    await expect.poll(() => stepOf(element)).toBeGreaterThan(50);
    const before = stepOf(element);
    element.setAttribute('s', '0.5');
    await expect.poll(() => [...(element.shadowRoot?.querySelectorAll('input') ?? [])].map(({ value }) => value)).toContain('0.5');
    expect(stepOf(element)).toBeGreaterThanOrEqual(before);
    element.setAttribute('n', '7');
    element.setAttribute('m', '3');
    await expect.poll(() => element.snapshot()?.nFeatures).toBe(7);
    expect(element.snapshot()?.nHidden).toBe(3);
  });

  it('of a figure’s own act as the table’s do', async () => {
    const map = await shown({ fig: 'phase', cells: '2', k: '1', steps: '10', autoplay: '0' });
    part(map, '.more-controls summary')?.click();
    const own = { x: 'r_0.5_2', y: 'density_0.1_0.5', cells: '3', by: 'loss' };
    const address = () => new URL(part(map, '.sweep-controls a')?.getAttribute('href') ?? HOME).searchParams;
    for (const [key, value] of Object.entries(own)) {
      map.setAttribute(key, value);
      await expect.poll(() => address().get(key)).toBe(value);
    }
    const inputsOf = (element: Element) => [...(element.shadowRoot?.querySelectorAll('input') ?? [])].map(({ value }) => value);
    const [packing, basis] = [await shown({ fig: 'packing' }), await shown({ fig: 'basis' })];
    packing.setAttribute('overlap', '0.2');
    basis.setAttribute('turn', '37');
    await expect.poll(() => inputsOf(packing)).toContain('0.2');
    await expect.poll(() => inputsOf(basis)).toContain('37°');
  });

  it('of the figure and the group make another figure', async () => {
    const element = await shown();
    const again = event(element, 'ready');
    element.setAttribute('fig', 'norms');
    await again;
    expect(part(element, '[data-figure]')?.dataset.figure).toBe('norms');
  });

  it('that are nonsense are named, and what can be read is used', async () => {
    const element = figure({ n: 'four', s: '7', seed: '-1', colour: 'red', ui: 'all' });
    const problems = problemsOf(element);
    document.body.append(element);
    await event(element, 'ready');
    await ended(element);
    for (const words of ['n must be', '"four"', 'S must be', 'seed must be', 'ui must be']) expect(problems.join('\n')).toContain(words);
    expect(element.snapshot()?.nFeatures).toBe(5);
  });

  it('without a figure leave what the element holds, until there is one', async () => {
    const element = document.createElement('superposition-figure');
    element.innerHTML = '<a href="https://name.example/">A picture instead</a>';
    const problem = event(element, 'problem');
    document.body.append(element);
    expect(await problem).toMatchObject({ message: expect.stringContaining('fig') });
    expect(part(element, 'slot')).not.toBeNull();
    expect(element.firstElementChild?.getBoundingClientRect().height).toBeGreaterThan(0);
    const ready = event(element, 'ready');
    for (const [name, value] of Object.entries(SMALL)) element.setAttribute(name, value);
    await ready;
    expect(part(element, 'slot')).toBeNull();
    expect(element.firstElementChild?.getBoundingClientRect().height).toBe(0);
  });

  it.each(HOSTILE.values)('with the value %j stay text', async (value) => {
    const element = figure({ autoplay: '0', n: value, seed: value, ch: value, ui: value, theme: value, f: value });
    document.body.append(element);
    await event(element, 'ready');
    const tree = [...(element.shadowRoot?.querySelectorAll('*') ?? [])];
    expect(tree.filter(({ localName }) => ['script', 'img', 'iframe', 'object', 'embed'].includes(localName))).toEqual([]);
    const acting = tree.flatMap(({ attributes }) =>
      [...attributes].filter(({ name, value }) => /^on/.test(name) || /^\s*javascript:/i.test(value)),
    );
    expect(acting).toEqual([]);
  });
});

describe('on a page', () => {
  it('it survives being moved with its model, and being removed and added again', async () => {
    const element = await shown({ steps: '1e6', speed: '100' });
    await expect.poll(() => stepOf(element)).toBeGreaterThan(50);
    const place = document.createElement('section');
    document.body.append(place);
    const before = stepOf(element);
    place.append(element);
    await expect.poll(() => stepOf(element)).toBeGreaterThan(before);
    element.remove();
    await expect.poll(() => element.snapshot()).toBeNull();
    expect(element.status).toBe('poster');
    const again = event(element, 'ready');
    place.append(element);
    await again;
    await expect.poll(() => stepOf(element)).toBeGreaterThan(0);
  });

  it('it may be removed while it loads', async () => {
    const elements = Array.from({ length: 5 }, () => figure());
    for (const element of elements) {
      document.body.append(element);
      element.play();
      element.remove();
    }
    await shown();
    expect(elements.every((element) => element.snapshot() === null)).toBe(true);
  });

  it('those of one group share a model, and the last one to go ends it', async () => {
    const shared = { group: 'a', steps: '1e6', speed: '100', ui: 'none' };
    const [first, second] = [await shown(shared), await shown({ ...shared, fig: 'norms' })];
    const apart = await shown({ group: 'b', autoplay: '0', ui: 'none' });
    await expect.poll(() => stepOf(first)).toBeGreaterThan(20);
    second.pause();
    await expect.poll(() => first.status).toBe('paused');
    expect(second.snapshot()).toEqual(first.snapshot());
    expect(apart.status).toBe('poster');
    first.remove();
    const before = stepOf(second);
    second.play();
    await expect.poll(() => stepOf(second)).toBeGreaterThan(before);
  });

  it('takes its colours, its fonts and its theme from the page', async () => {
    const element = await shown({ theme: 'dark', autoplay: '0' });
    const button = () => getComputedStyle(part(element, 'button.primary') ?? document.body).backgroundColor;
    expect(button()).toBe('rgb(171, 168, 255)');
    element.setAttribute('theme', 'light');
    expect(button()).toBe('rgb(75, 71, 168)');
    element.style.setProperty('--accent', 'rgb(1, 2, 3)');
    element.style.setProperty('--sans', 'monospace');
    expect(button()).toBe('rgb(1, 2, 3)');
    expect(getComputedStyle(part(element, '.embedded') ?? document.body).fontFamily).toBe('monospace');
    expect(getComputedStyle(document.body).getPropertyValue('--accent')).toBe('');
  });

  it('a map has its layout and its hidden link, as on the page', async () => {
    const element = figure({ fig: 'phase', autoplay: '0', cells: '2', steps: '10' });
    element.style.flex = '0 0 1000px';
    document.body.append(element);
    await event(element, 'ready');
    const styleOf = (selector: string) => getComputedStyle(part(element, selector) ?? document.body);
    expect(styleOf('.sweep').display).toBe('grid');
    expect(styleOf('.sweep-maps').gridTemplateColumns.split(' ')).toHaveLength(2);
    expect(styleOf('.sweep-cell .absent').visibility).toBe('hidden');
  });

  it('fifty train to their end, and can all go', async () => {
    document.body.style.cssText = 'display:grid;grid-template-columns:repeat(10,40px);grid-auto-rows:40px';
    const elements = Array.from({ length: 50 }, (_, seed) => figure({ seed: String(seed), steps: '40', ui: 'none', autoplay: '0' }));
    for (const { style } of elements) style.overflow = 'hidden';
    const ready = elements.map((element) => event(element, 'ready'));
    document.body.append(...elements);
    await Promise.all(ready);
    for (const element of elements) element.step(40);
    await expect.poll(() => elements.every((element) => stepOf(element) === 40), { timeout: 50_000 }).toBe(true);
    expect(new Set(elements.map((element) => element.snapshot()?.W[0])).size).toBe(50);
    document.body.replaceChildren();
    await expect.poll(() => elements.every((element) => element.snapshot() === null)).toBe(true);
  });
});
