/** The head of the lab: what this is, and the way to the article. */
import type { ReactNode } from 'react';

export function PageHead(): ReactNode {
  return (
    <header className="page-head">
      <h1>Superposition</h1>
      <p>
        A small network, <span className="formula">x → ReLU(WᵀWx + b)</span>, learns to store more features than it has dimensions. Drag the
        sparsity while it trains. <a href="./">Read the article</a>
      </p>
    </header>
  );
}
