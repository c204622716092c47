/**
 * `<superposition-figure>`: one living figure on any page. Its attributes are the keys of addresses. This is the shell that pages
 * load at once; what draws and trains (`elementFigure.tsx`) is loaded when the first element comes near the window.
 */

import type { ModelWeights } from '../exchange/weights/weightTypes.ts';
import { whenNear } from '../figure/hooks/whenNear.ts';
import type { Snapshot } from '../model/network/parameters.ts';
import type { RunStatus } from '../training/runStatus.ts';
import type { ElementFigure } from './elementFigure.tsx';
import type { ElementHost } from './elementHost.ts';
import { adoptProperties, defineProperties, type FigureProperties } from './elementProperties.ts';
import { keepOwnKeys } from './ownKeys.ts';
import type { SuperpositionFigure } from './superpositionFigure.ts';

const TAG = 'superposition-figure';

/** Does nothing where there is no page, or where another copy of the module has defined it. */
export function defineFigureElement(host: ElementHost): void {
  if (!('customElements' in globalThis) || customElements.get(TAG)) return;
  customElements.define(TAG, figureClass(host));
}

/** Made on demand: where there is no page there is no HTMLElement to extend. */
function figureClass(host: ElementHost): CustomElementConstructor {
  const FigureElement = class extends HTMLElement implements Omit<SuperpositionFigure, keyof FigureProperties> {
    private readonly shadow = this.attachShadow({ mode: 'open' });
    private figure: ElementFigure | null = null;
    private opening: Promise<void> | null = null;
    /** Identifies the newest opening: one that was closed while it loaded finds another ticket here. */
    private ticket: symbol | null = null;
    private stopWatching: (() => void) | null = null;
    /** The page's own, also before the figure is open. */
    private given: ModelWeights | null = null;
    /** There was nothing to show; other attributes may help. */
    private isEmpty = false;

    constructor() {
      super();
      this.shadow.append(document.createElement('slot'));
      keepOwnKeys(this.shadow);
      adoptProperties(this);
      // Of all attributes: figures have keys of their own. Several changes in a row act as one.
      new MutationObserver(() => this.renew()).observe(this, { attributes: true });
    }

    get status(): RunStatus {
      return this.figure?.status ?? 'poster';
    }

    play(): void {
      this.whenOpen((figure) => figure.act('play'));
    }

    pause(): void {
      this.whenOpen((figure) => figure.act('pause'));
    }

    step(steps = 1): void {
      this.whenOpen((figure) => figure.act('step', steps));
    }

    restart(): void {
      this.whenOpen((figure) => figure.act('restart'));
    }

    snapshot(): Snapshot | null {
      return this.figure?.snapshot() ?? null;
    }

    get weights(): ModelWeights | null {
      return this.figure?.snapshot() ?? null;
    }

    set weights(weights: ModelWeights | null) {
      this.given = weights;
      void this.figure?.showWeights(weights);
    }

    toSVG(): string | null {
      return this.figure?.toSvg() ?? null;
    }

    connectedCallback(): void {
      this.stopWatching ??= whenNear(this, () => void this.open());
    }

    /** Moving to another document drops the style sheets of the one left. */
    adoptedCallback(): void {
      this.figure?.dress();
    }

    /** An element that is only being moved is connected again by then; any other gives up its model. */
    disconnectedCallback(): void {
      setTimeout(() => {
        if (!this.isConnected) this.close();
      });
    }

    private renew(): void {
      if (!this.isConnected || !(this.figure || this.isEmpty) || this.figure?.update()) return;
      this.close();
      void this.open();
    }

    /** Elements outside of the page do nothing. */
    private whenOpen(act: (figure: ElementFigure) => void): void {
      if (!this.isConnected) return;
      void this.open().then(() => {
        if (this.figure) act(this.figure);
      });
    }

    private open(): Promise<void> {
      this.opening ??= this.load().catch((error: unknown) => {
        this.isEmpty = true;
        // The next request tries to load it again.
        this.opening = null;
        window.addEventListener('online', this.openAgain, { once: true });
        const reason = error instanceof Error ? error.message : error;
        this.dispatchEvent(new CustomEvent('problem', { detail: { message: `The figure could not be loaded. ${reason}` } }));
      });
      return this.opening;
    }

    private readonly openAgain = (): void => {
      if (this.isConnected) void this.open();
    };

    private async load(): Promise<void> {
      const lacking = lackingHere();
      if (lacking) throw new Error(lacking);
      const ticket = Symbol('opening');
      this.ticket = ticket;
      const { openElementFigure } = await import('./elementFigure.tsx');
      const figure = await openElementFigure({ element: this, shadow: this.shadow, ...host });
      if (this.ticket !== ticket) return figure?.close();
      this.figure = figure;
      this.isEmpty = figure === null;
      await figure?.show();
      if (!figure || this.ticket !== ticket) return;
      this.dispatchEvent(new CustomEvent('ready'));
      // Attributes may have changed on the way.
      this.renew();
      if (this.given) void figure.showWeights(this.given);
    }

    private close(): void {
      this.stopWatching?.();
      this.stopWatching = null;
      this.ticket = null;
      this.opening = null;
      this.isEmpty = false;
      this.figure?.close();
      this.figure = null;
    }
  };
  defineProperties(FigureElement.prototype);
  return FigureElement;
}

/** Without it a figure has no style: it stays the picture that the page gave it. @returns a sentence; null where all is there */
function lackingHere(): string | null {
  return 'adoptedStyleSheets' in ShadowRoot.prototype
    ? null
    : 'This browser lacks style sheets made by scripts (adoptedStyleSheets): use Safari 16.4, Chrome 73, Firefox 101 or later.';
}
