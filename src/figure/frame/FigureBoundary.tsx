/** The error boundary of a figure: one that throws shows a message in its place, and the rest of the page works on. */
import { Component, type ReactNode } from 'react';

interface BoundaryProps {
  /** The title, as in a heading. */
  readonly title: string;
  /** Called so that the figure's training can be stopped. */
  readonly onFailure?: () => void;
  readonly children: ReactNode;
}

interface BoundaryState {
  readonly hasFailed: boolean;
}

/** A class, since React offers error boundaries in no other way. */
export class FigureBoundary extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = { hasFailed: false };

  static getDerivedStateFromError(): BoundaryState {
    return { hasFailed: true };
  }

  override componentDidCatch(): void {
    this.props.onFailure?.();
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children;
    return (
      <div className="problems figure-failed" role="alert">
        <p>The figure “{this.props.title}” stopped because of an error. Try it again, or reload the page if it stops again.</p>
        <button type="button" onClick={() => this.setState({ hasFailed: false })}>
          Try again
        </button>
      </div>
    );
  }
}
