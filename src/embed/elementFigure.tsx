/** What an element holds once it is open: the figure, its experiment, and the events that tell the page of it. */
import { flushSync } from 'react-dom';
import { createRoot, type Root } from 'react-dom/client';
import { attributeEntries } from '../address/entries.ts';
import { type Address, openAddress } from '../address/openAddress.ts';
import { openMoment } from '../address/stateLinks.ts';
import type { ModelWeights } from '../exchange/weights/weightTypes.ts';
import { copySnapshot } from '../experiment/copySnapshot.ts';
import { createExperimentStore } from '../experiment/createExperimentStore.ts';
import type { ExperimentState, ExperimentStore } from '../experiment/experiment.ts';
import { adoptStyle } from '../figure/adoptStyle.ts';
import { frontInstance } from '../figure/frontModel.ts';
import { FIGURE_IDS, loadedFigure, loadFigure } from '../figure/loading.ts';
import type { FigureActions, FigureMeta, FigureReport } from '../figure/meta.ts';
import type { drawingFile } from '../figure/share/exportDrawing.ts';
import { changedKeys, changesOf } from '../params/paramValues.ts';
import { describeFailure } from '../training/failure.ts';
import type { RunStatus } from '../training/runStatus.ts';
import { EmbeddedFigure, figureAddress } from './EmbeddedFigure.tsx';
import type { ElementPlace } from './elementHost.ts';
import { ELEMENT_STYLE } from './elementStyle.ts';
import { type FigureLink, readFigureLink } from './figureLink.ts';
import { Groups, type Membership } from './groups.ts';

const groups = new Groups();

const CANNOT: Readonly<Record<keyof FigureActions, string>> = {
  play: 'trains nothing that could be started',
  pause: 'trains nothing that could be paused',
  step: 'has no steps to take one by one',
  restart: 'trains nothing that could start anew',
};

/** @returns null where the attributes name no figure; an event says so, and the element shows its own content */
export async function openElementFigure(place: ElementPlace): Promise<ElementFigure | null> {
  const { fig } = readAddress(place.element);
  if (fig !== undefined) await loadFigure(fig);
  const link = readElement(place.element);
  if (!link.meta) {
    const [found] = link.problems.filter(({ field }) => field === 'fig');
    tellProblem(place.element, found?.message ?? 'A superposition-figure needs the attribute fig, the name of a figure.');
    return null;
  }
  return new ElementFigure(place, link.meta, link);
}

export class ElementFigure {
  private readonly place: ElementPlace;
  private readonly meta: FigureMeta;
  private readonly group: string | null;
  private readonly membership: Membership;
  private readonly mount = document.createElement('div');
  private readonly root: Root;
  private link: FigureLink;
  /** The figure's own, as the reader has set them since. */
  private settings: object;
  /** Of a figure that has no experiment. */
  private report: FigureReport | null = null;
  private stopListening: () => void = () => {};
  /** Loaded once the drawing can be seen; null before, and where it did not come. */
  private drawingFile: typeof drawingFile | null = null;
  /** How often weights were given: the last ones count, however long the others take. */
  private weightsGiven = 0;

  constructor(place: ElementPlace, meta: FigureMeta, link: FigureLink) {
    this.place = place;
    this.meta = meta;
    this.link = link;
    this.settings = link.own;
    this.group = place.element.getAttribute('group');
    const { params, preset, problems } = link;
    const create = () => createExperimentStore(place.trainer(), params, { describeFailure, defaults: preset, problems });
    this.membership = groups.join(this.hasExperiment ? this.group : null, create);
    this.root = createRoot(this.mount);
  }

  private get hasExperiment(): boolean {
    return this.meta.needs === 'experiment';
  }

  private get store(): ExperimentStore {
    return this.membership.store;
  }

  get status(): RunStatus {
    return this.hasExperiment ? this.store.getState().status : (this.report?.status ?? 'poster');
  }

  /** Acts on the figure; what the figure cannot do is reported as a `problem`. */
  act(name: keyof FigureActions, steps?: number): void {
    const act = (this.hasExperiment ? this.store.actions : this.report?.actions)?.[name];
    if (act) act(steps);
    else tellProblem(this.place.element, `The figure ${this.meta.id} ${CANNOT[name]}.`);
  }

  /** Takes the place of what the element holds. @returns once all is there that methods need */
  async show(): Promise<void> {
    const { element, shadow } = this.place;
    this.dress();
    shadow.replaceChildren(this.mount);
    // At once: `ready` says that the drawing is there.
    flushSync(() => this.render());
    this.stopListening = this.store.subscribe((now, before) => this.tell(now, before));
    for (const { message } of this.link.problems) tellProblem(element, message);
    const code = await import('../figure/share/exportDrawing.ts').catch(() => null);
    this.drawingFile = code?.drawingFile ?? null;
  }

  /** Gives the element its style, again when it has moved to another document. */
  dress(): void {
    adoptStyle(this.place.shadow, ELEMENT_STYLE);
  }

  /** Acts on what has changed since the last time; what readers have moved stays. @returns false where another figure is asked for */
  update(): boolean {
    const { element } = this.place;
    const next = readElement(element);
    if (next.meta?.id !== this.meta.id || element.getAttribute('group') !== this.group) return false;
    const before = this.link;
    this.link = next;
    if (JSON.stringify(before.own) !== JSON.stringify(next.own)) this.settings = next.own;
    if (changedKeys(before.params, next.params).length > 0) this.store.actions.setParams(changesOf(before.params, next.params));
    if (this.hasExperiment && JSON.stringify(before.moment) !== JSON.stringify(next.moment)) openMoment(this.store, next.moment);
    const told = new Set(before.problems.map(({ message }) => message));
    const news = next.problems.filter(({ message }) => !told.has(message));
    if (news.length > 0) this.store.setState({ problems: next.problems });
    for (const { message } of news) tellProblem(element, message);
    this.render();
    return true;
  }

  snapshot(): ExperimentState['snapshot'] {
    const { snapshot } = this.store.getState();
    return snapshot && copySnapshot(snapshot);
  }

  /** Weights are checked as a file is; a bad model is reported to the page. */
  async showWeights(weights: ModelWeights | null): Promise<void> {
    const { store, meta, place } = this;
    if (!this.hasExperiment) return tellProblem(place.element, `The figure ${meta.id} shows no model that could be given.`);
    const turn = ++this.weightsGiven;
    if (weights === null) return store.actions.dropModel();
    try {
      const { givenWeights } = await import('../exchange/weights/givenWeights.ts');
      const { params, given, problems } = await givenWeights(weights, store.getState().params);
      if (turn === this.weightsGiven) store.actions.openModel(params, given, problems);
    } catch (error) {
      tellProblem(place.element, error instanceof Error ? error.message : String(error));
    }
  }

  toSvg(): string | null {
    const { meta, store, settings, place } = this;
    const address = figureAddress({ home: place.home, meta, store, settings });
    return this.drawingFile?.(this.mount, { meta, store, settings }, { address }) ?? null;
  }

  close(): void {
    this.stopListening();
    this.place.shadow.replaceChildren(document.createElement('slot'));
    this.membership.leave();
    this.root.unmount();
  }

  private render(): void {
    const { trainer, home } = this.place;
    const { meta, link, store, settings, setTo, hear } = this;
    this.root.render(<EmbeddedFigure {...{ meta, link, store, settings, home }} trainer={trainer()} onSettings={setTo} onReport={hear} />);
  }

  private readonly setTo = (settings: object): void => {
    this.settings = settings;
    this.render();
  };

  private readonly hear = (report: FigureReport): void => {
    const told = new Set([...(this.report?.problems ?? []), ...this.link.problems.map(({ message }) => message)]);
    this.report = report;
    for (const message of report.problems) if (!told.has(message)) tellProblem(this.place.element, message);
  };

  private tell(now: ExperimentState, before: ExperimentState): void {
    const { element } = this.place;
    if (now.snapshot && now.snapshot !== before.snapshot) element.dispatchEvent(new CustomEvent('snapshot', { detail: progressOf(now) }));
    if (now.status === 'converged' && before.status !== 'converged') {
      element.dispatchEvent(new CustomEvent('converged', { detail: progressOf(now) }));
    }
    if (now.notice !== null && now.notice !== before.notice) tellProblem(element, now.notice);
  }
}

function readAddress({ attributes }: Element): Address {
  const entries = attributeEntries([...attributes].map(({ name, value }) => [name, value] as const));
  return openAddress(entries, FIGURE_IDS);
}

function readElement(element: Element): FigureLink {
  const address = readAddress(element);
  const figure = address.fig === undefined ? null : loadedFigure(address.fig);
  return readFigureLink(address, figure?.meta ?? null);
}

/** The loss is the snapshot's own: a better estimate would be that of an earlier step. NaN before the first step. */
function progressOf(state: ExperimentState): { readonly step: number; readonly loss: number } {
  const { step, loss } = state.snapshot ?? { step: 0, loss: [] };
  return { step, loss: loss[frontInstance(state)] ?? Number.NaN };
}

function tellProblem(element: HTMLElement, message: string): void {
  element.dispatchEvent(new CustomEvent('problem', { detail: { message } }));
}
