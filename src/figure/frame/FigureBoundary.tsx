/** Round every figure: one that throws says so in its own place, and the rest of the page goes on. */
import { Component, type ReactNode } from 'react';

interface BoundaryProps {
  /** As in a heading. */
  readonly title: string;
  /** What still runs for the figure can be stopped. */
  readonly onFailure?: () => void;
  readonly children: ReactNode;
}

interface BoundaryState {
  readonly hasFailed: boolean;
}

/** A class, since React has no other way to catch what a child throws. */
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
